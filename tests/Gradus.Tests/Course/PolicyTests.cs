using System.Reflection;
using Gradus.Authoring;
using Gradus.Grading.Texts;
using Gradus.Screening;
using NUnit.Framework;

namespace Gradus.Tests.Course;

/// <summary>Policy files agree with the framework, the modules, the exercises and the texts.</summary>
public sealed class PolicyTests
{
    private static IEnumerable<TestCaseData> Assignments => CourseSources.Assignments;

    private static IEnumerable<TestCaseData> WithModules => CourseSources.AssignmentsWithModules;

    [Test]
    public void The_base_policy_names_what_exists() => AssertNamesExist(PolicyFile.Base, [.. CourseSources.ModulesOfBase.Select(module => Assembly.Load(module).Location)]);

    [TestCaseSource(nameof(WithModules))]
    public void An_assignments_policy_names_what_exists(AssignmentSources assignment) =>
        AssertNamesExist(CourseSources.PolicyFile(assignment), [CourseSources.Module(assignment).Location, .. assignment.Manifest.Given.Select(module => Assembly.Load(module).Location)]);

    [TestCaseSource(nameof(WithModules))]
    public void Its_rules_are_about_its_exercises(AssignmentSources assignment) =>
        Assert.That(CourseSources.PolicyFile(assignment).Lines.SelectMany(line => line.Exercises ?? []).Distinct(), Is.SubsetOf(CourseSources.Exercises(assignment)));

    [Test]
    public void What_every_assignment_advises_is_said_in_every_language([ValueSource(typeof(TextCatalog), nameof(TextCatalog.Languages))] string language) =>
        AssertSaid(PolicyFile.Base.Lines, TextCatalog.Load(language, CourseTexts.Library), language);

    [TestCaseSource(nameof(Assignments))]
    public void What_an_assignment_advises_is_said_in_every_language(AssignmentSources assignment)
    {
        foreach (string language in TextCatalog.Languages) AssertSaid(CourseSources.Rules(assignment), CourseTexts.OfStudents(assignment, language), language);
    }

    [Test]
    public void No_advice_is_left_that_nobody_gives() =>
        Assert.That(TextCatalog.Load("en", CourseTexts.Library).Keys.Where(key => key.StartsWith("deny.", StringComparison.Ordinal)),
            Is.EquivalentTo(PolicyFile.Base.Lines.Select(line => line.Advice).OfType<string>().Distinct()));

    private static void AssertNamesExist(PolicyFile policy, string[] modules)
    {
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string[] also = [.. new[] { "Microsoft.CSharp.dll", "Microsoft.VisualBasic.Core.dll", "Microsoft.Win32.Registry.dll", "Microsoft.Win32.Primitives.dll" }.Select(name => Path.Combine(framework, name))];
        var known = new KnownMembers([.. also, .. modules]);
        CourseSources.AssertNone(policy.Lines.Where(line => !known.Has(line.Member)).Select(line => $"{line.File}:{line.Line}: {line}"), "A rule that names nothing allows and forbids nothing:");
    }

    private static void AssertSaid(IEnumerable<PolicyLine> rules, TextCatalog texts, string language) =>
        CourseSources.AssertNone(rules.Select(line => line.Advice).OfType<string>().Distinct().Where(key => !texts.Has(key)), $"These have no sentence in {language}:");
}
