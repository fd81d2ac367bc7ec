using Gradus.Authoring;
using Gradus.Authoring.Calibration;
using Gradus.Authoring.Verification;
using Gradus.Grading.Checks;
using Gradus.Grading.Convergence;
using Gradus.Grading.Records;
using Gradus.Tests.Authoring;
using Gradus.Tests.Verification;
using NUnit.Framework;

namespace Gradus.Tests.Learning;

/// <summary>What a training is to make of a solution, by what that declares to lose.</summary>
public class CourseTrainingTests
{
    private static readonly IReadOnlyDictionary<string, DeclaredCheck> Checks = new[]
    {
        new DeclaredCheck("Learning.Line", new CheckAttribute(1) { Requires = ["Step"] }),
        new DeclaredCheck("Learning.Step", new CheckAttribute(1) { Requires = ["Sums.Add"] }),
        new DeclaredCheck("Sums.Add", new CheckAttribute(1)),
        new DeclaredCheck("Hidden.Line", new CheckAttribute(1)),
    }.ToDictionary(c => c.Id);

    [TestCase("", Verdict.Passes, "")]
    [TestCase("Sums.Add=wrong-sum", Verdict.Passes, "")]
    [TestCase("Learning.Line=", Verdict.Fails, "")]
    [TestCase("Learning.Line=rate-ignored", Verdict.Fails, "rate-ignored")]
    [TestCase("Hidden.Line=rate-ignored", Verdict.Fails, "rate-ignored")]
    [TestCase("Hidden.Line=,Learning.Line=rate-ignored", Verdict.Fails, "rate-ignored")]
    [TestCase("Learning.Line=,Learning.Step=", Verdict.Either, "")] // the check waits for one that is lost
    [TestCase("Learning.Line=,Sums.Add=wrong-sum", Verdict.Either, "")] // and so on
    [TestCase("Hidden.Line=rate-ignored,Learning.Line=,Sums.Add=", Verdict.Fails, "rate-ignored")]
    public void A_loss_is_the_trainings_own_unless_an_earlier_check_explains_it(string loses, Verdict verdict, string diagnosis)
    {
        using var course = new SyntheticCourse();
        var training = new CourseTraining(course.Assignment, new DeclaredTraining(typeof(LineTraining), ["Hidden.Line", "Learning.Line"]), Visibility.Public, Checks);
        var declared = SyntheticCourse.Wrong([.. loses.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(l => (l.Split('=')[0], l.Split('=')[1]))]);
        var expected = training.Expect(new Solution("s", declared, []), Learner.Reference.Trainee);
        Assert.That((expected.Expected, expected.Diagnosis), Is.EqualTo((verdict, diagnosis)));
    }

    /// <summary>A set's wrong solutions are trained where the whole loses by what modules do, and not by a share alone.</summary>
    [TestCase("", ExpectedResult = false)]
    [TestCase("Whole.Steps", ExpectedResult = true)]
    [TestCase("Modules.A", ExpectedResult = false)]
    [TestCase("Modules.A Whole.Steps", ExpectedResult = false)]
    public bool Of_a_set_those_are_tried_that_pass_by_themselves_and_break_the_whole(string loses)
    {
        static string Manifest(string id, string more) => $$"""{ "schema": "gradus/assignment/v1", "id": "{{id}}", "title": { "en": "{{id}}" }, "module": "Gradus.{{id}}", "points": 1{{more}} }""";
        using var folder = new Folder(
            ("assignments/course.json", """{ "schema": "gradus/course/v1", "id": "course", "assignments": [ { "id": "a" }, { "id": "b" }, { "id": "set" } ] }"""),
            ("assignments/a/assignment.json", Manifest("a", "")), ("assignments/b/assignment.json", Manifest("b", "")), ("assignments/set/assignment.json", Manifest("set", """, "parts": ["a", "b"]""")));
        DeclaredCheck[] checks = [new("Modules.A", new CheckAttribute(1) { Module = "Gradus.a" }), new("Whole.Steps", new CheckAttribute(1))];
        var training = new CourseTraining(AssignmentSources.Of(folder.Path, "set"), new DeclaredTraining(typeof(LineTraining), ["Whole.Steps"]), Visibility.Public, checks.ToDictionary(c => c.Id));
        return training.Tries(new Solution("s", SyntheticCourse.Wrong([.. loses.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => (id, ""))]), []));
    }

    [Test]
    public void Code_that_is_not_allowed_may_lose_for_that()
    {
        using var course = new SyntheticCourse();
        var training = new CourseTraining(course.Assignment, new DeclaredTraining(typeof(LineTraining), ["Hidden.Line"]), Visibility.Staff, Checks);
        var declared = SyntheticCourse.Wrong(("Hidden.Line", "")) with { Diagnostics = ["GR0101"] };
        Assert.That(training.Expect(new Solution("s", declared, []), Learner.Reference.Trainee).Expected, Is.EqualTo(Verdict.Either));
        Assert.That(training.TableFile, Does.EndWith(Path.Combine("graders", "suites", "mini", "Staff", "Convergence", "line.json")));
    }

    [Test]
    public void Trainings_of_both_suites_are_one_when_they_have_one_id()
    {
        using var course = new SyntheticCourse();
        var staff = LearningSuite.Compile("Sample.Staff", LearningSuite.Source.Replace("\"Public\"", "\"Staff\"").Replace("class Learning", "class Hidden"));
        var trainings = CourseTraining.All(course.Assignment, LearningSuite.Whole, staff);
        Assert.That(trainings.Select(t => (t.Id, string.Join(' ', t.Declared.Checks))), Is.EqualTo(new[] { ("accuracy", ""), ("free-line", "Learning.Free Hidden.Free"), ("line", "Learning.Line Hidden.Line") }));
        Assert.That(trainings.Select(t => t.TableFile), Has.All.Contain(Path.Combine("mini", "Public", "Convergence")));
    }
}
