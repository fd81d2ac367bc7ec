using System.Reflection;
using Gradus.Authoring;
using Gradus.Grading.Checks;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NUnit.Framework;

namespace Gradus.Tests.Course;

/// <summary>What must not stand in a suite: a test without points, a way to pass without judging, output.</summary>
public sealed class SuiteSourceTests
{
    private static readonly string[] Verdicts = ["Pass", "Ignore", "Inconclusive", "Warn", "Multiple", "EnterMultipleScope"];

    private static IEnumerable<TestCaseData> Suites =>
        from assignment in CourseSources.All
        from visibility in new[] { "Public", "Staff" }
        select new TestCaseData(assignment, visibility).SetArgDisplayNames(assignment.Manifest.Id, visibility);

    [TestCaseSource(nameof(Suites))]
    public void Every_test_is_a_check(AssignmentSources assignment, string visibility)
    {
        var others = from type in Suite(assignment, visibility).GetTypes()
                     from method in type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
                     where method.GetCustomAttributes().Any(a => a is NUnit.Framework.Interfaces.ITestBuilder or NUnit.Framework.Interfaces.ISimpleTestBuilder and not CheckAttribute)
                     select $"{type.Name}.{method.Name}";
        Assert.That(others, Is.Empty, "[Check] stands in place of [Test]");
    }

    [TestCaseSource(nameof(Suites))]
    public void A_check_is_public_takes_nothing_and_returns_nothing(AssignmentSources assignment, string visibility)
    {
        var wrong = from type in Suite(assignment, visibility).GetTypes()
                    from method in type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
                    where method.GetCustomAttribute<CheckAttribute>() is not null
                    where !method.IsPublic || method.IsStatic || method.ReturnType != typeof(void) || method.GetParameters().Length > 0 || !type.IsPublic
                    select $"{type.Name}.{method.Name}";
        Assert.That(wrong, Is.Empty, "such a check would be declared and not run, or run and not declared");
    }

    [TestCaseSource(nameof(Suites))]
    public void Every_prerequisite_is_a_check_that_runs_before(AssignmentSources assignment, string visibility)
    {
        string[] order = [.. SuiteCatalog.Checks(Suite(assignment, visibility)).Select(c => c.Id)];
        var wrong = from check in SuiteCatalog.Checks(Suite(assignment, visibility))
                    from required in check.Check.Requires
                    let id = required.Contains('.') ? required : check.Id[..(check.Id.IndexOf('.') + 1)] + required
                    where !(Array.IndexOf(order, id) is var at && at >= 0 && at < Array.IndexOf(order, check.Id))
                    select $"{check.Id} requires {id}";
        Assert.That(wrong, Is.Empty);
    }

    [TestCaseSource(nameof(Suites))]
    public void Every_place_is_a_member_of_the_module(AssignmentSources assignment, string visibility)
    {
        var known = assignment.Modules.ToDictionary(module => module, module => new KnownMembers(Assembly.Load(module).Location));
        var odd = from check in SuiteCatalog.Checks(Suite(assignment, visibility))
                  where check.Check.Place is { } place && !known.Keys.Where(module => check.Check.Module is not { } judged || module == judged).Any(module => known[module].Has($"{module}.{place}"))
                  select $"{check.Id}: {check.Check.Place}";
        Assert.That(odd, Is.Empty);
    }

    [TestCaseSource(nameof(Suites))]
    public void Nothing_passes_without_judging_and_nothing_is_printed(AssignmentSources assignment, string visibility)
    {
        var found = from file in CourseSources.Sources("graders", "suites", assignment.Manifest.Id, visibility)
                    from access in CSharpSyntaxTree.ParseText(File.ReadAllText(file)).GetRoot().DescendantNodes().OfType<MemberAccessExpressionSyntax>()
                    let left = access.Expression.ToString()
                    where left is "Assert" && Verdicts.Contains(access.Name.Identifier.Text) || left is "Console" or "System.Console" or "TestContext.Out" or "TestContext.Error" || left == "TestContext" && access.Name.Identifier.Text.StartsWith("Write")
                    select $"{CourseSources.Relative(file)}:{access.GetLocation().GetLineSpan().StartLinePosition.Line + 1}: {access}";
        Assert.That(found, Is.Empty);
    }

    private static Assembly Suite(AssignmentSources assignment, string visibility) => visibility == "Public" ? CourseSources.PublicSuite(assignment) : CourseSources.StaffSuite(assignment);
}
