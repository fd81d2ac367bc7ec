using System.Reflection;
using Gradus.Grading.Records;
using NUnit.Framework;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;

namespace Gradus.Grading.Checks;

/// <summary>Marks an assembly of checks. The build writes it, from where the suite's project stands.</summary>
/// <param name="assignment">The assignment's id.</param>
/// <param name="visibility"><c>Public</c> or <c>Staff</c>.</param>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class SuiteAttribute(string assignment, string visibility) : Attribute, ITestAction
{
    /// <summary>The assignment's id.</summary>
    public string Assignment => assignment;

    /// <summary>Which suite it is.</summary>
    public Visibility Visibility { get; } = Enum.Parse<Visibility>(visibility);

    ActionTargets ITestAction.Targets => ActionTargets.Suite;

    void ITestAction.BeforeTest(ITest test) { }

    void ITestAction.AfterTest(ITest test)
    {
        if (test is TestAssembly) GradingRun.Of(test).End();
    }

    internal static SuiteAttribute Of(ITest root)
    {
        var assembly = Assembly(root);
        return assembly.GetCustomAttribute<SuiteAttribute>() ?? throw new InvalidOperationException($"{assembly.GetName().Name} is no suite: it has no [assembly: Suite].");
    }

    internal static Assembly Assembly(ITest root) => root is TestAssembly { Assembly: { } assembly } ? assembly
        : root.Tests.Select(Assembly).FirstOrDefault() ?? throw new InvalidOperationException($"'{root.Name}' holds no test assembly.");
}
