using System.Runtime.CompilerServices;
using NUnit.Framework;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;
using NUnit.Framework.Internal.Commands;

namespace Gradus.Grading.Checks;

/// <summary>A graded test; stands in place of <c>[Test]</c>. Checks of a fixture run in source order, so prerequisites stand above.</summary>
/// <param name="points">What it can earn. Parts, when it has any, must add up to it.</param>
/// <param name="line">Filled in by the compiler.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CheckAttribute(double points, [CallerLineNumber] int line = 0) : TestAttribute, IApplyToTest, IWrapTestMethod
{
    /// <summary>What it can earn.</summary>
    public double Points => points;

    /// <summary>Where it stands in its file.</summary>
    public int SourceLine => line;

    /// <summary>The exercise it belongs to, as the markers in the reference name it.</summary>
    public string Group { get; init; } = "";

    /// <summary>The kind of case it looks at.</summary>
    public Case Case { get; init; } = Case.General;

    /// <summary>Further exercises that it also covers, for the coverage table.</summary>
    public string[] Covers { get; init; } = [];

    /// <summary>In a suite of a set: the module that it judges, the student's among the reference's. Without it a check judges all modules of the student's that lost no point in a check of
    /// their own, put together, and pays for the share of those it uses (<see cref="UsesAttribute"/>). Null elsewhere.</summary>
    public string? Module { get; init; }

    /// <summary>Checks (<c>Method</c> of this fixture, or <c>Fixture.Method</c>) that must have earned all their points for this one to be run.</summary>
    public string[] Requires { get; init; } = [];

    /// <summary>Rows of the lectures' worked numbers, separated by commas.</summary>
    public string? Lecture { get; init; }

    /// <summary>The text <c>hint.&lt;Hint&gt;</c> is shown when points are lost and no known mistake fits.</summary>
    public string? Hint { get; init; }

    /// <summary>Anchor of the handout's section.</summary>
    public string? Section { get; init; }

    /// <summary><c>Type.Member</c> to point at when a value is wrong; by default the last member of the student's that the call used.</summary>
    public string? Place { get; init; }

    /// <summary>When a hidden check's points may be shown to the student.</summary>
    public Show Shows { get; init; } = Show.AfterDue;

    void IApplyToTest.ApplyToTest(Test test)
    {
        ApplyToTest(test);
        test.Properties.Set(PropertyNames.Order, line);
        test.Properties.Set("Points", points.ToString(System.Globalization.CultureInfo.InvariantCulture)); // --filter Points=3
        if (Group.Length > 0) test.Properties.Add(PropertyNames.Category, Group); // --filter TestCategory=recall
    }

    TestCommand ICommandWrapper.Wrap(TestCommand command) => new CheckCommand(command, this);
}
