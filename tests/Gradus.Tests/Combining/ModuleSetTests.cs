using Gradus.Contracts.Wire;
using Gradus.Grading.Checks;
using Gradus.Grading.Combining;
using Gradus.Grading.Records;
using Gradus.Tests.Marking;
using NUnit.Framework;

namespace Gradus.Tests.Combining;

/// <summary>A set of modules while it is judged: what runs on what, and what a broken module costs.</summary>
public class ModuleSetTests
{
    private static double Wrong(bool isWrong) => isWrong ? 0 : 1;

    private static Diagnostic Note(string code, string key, Location? location, params (string, string)[] args) => new(Severity.Warning, code, Text.Of(key, args), location);

    private static CheckStatus[] Statuses(GradingRun run) => [.. run.Records.Select(c => c.Status)];

    [Test]
    public void A_modules_check_has_that_module_alone_of_the_students_and_the_whole_has_all()
    {
        var trial = new SetTrial();
        var run = trial.Run();
        Assert.That(trial.Calls, Is.EqualTo(new[] { "A on A", "B on B", "C on C", "Steps on A+B+C", "Reads on A+B+C" }));
        Assert.That((run.Records.Sum(c => c.Points), run.Notes.Count, run.Fault), Is.EqualTo((12.0, 0, (Exception?)null)));
    }

    [Test]
    public void A_broken_module_costs_its_own_points_is_replaced_in_the_whole_and_named()
    {
        var trial = new SetTrial { Answers = (_, arrangement) => Wrong(arrangement.IsOwn("B")) };
        var run = trial.Run();
        Assert.That(trial.Calls, Is.EqualTo(new[] { "A on A", "B on B", "C on C", "Steps on A+C", "Reads on A+C" }));
        Assert.That(run.Records.Select(c => c.Points), Is.EqualTo(new[] { 2.0, 0, 2, 2, 2 }), "the whole pays two thirds");
        Assert.That(run.Notes, Is.EqualTo(new[] { Note("GR0120", "capstone.wrong", new Location("Run(B)", 1), ("module", "B"), ("check", "Modules.B")) }));
    }

    [Test]
    public void A_module_that_is_not_written_yet_is_named_as_that()
    {
        var run = new SetTrial { Answers = (_, arrangement) => arrangement.IsOwn("B") ? throw new NotImplementedException("B.F") : 1 }.Run();
        Assert.That(Statuses(run), Is.EqualTo(new[] { CheckStatus.Passed, CheckStatus.NotImplemented, CheckStatus.Passed, CheckStatus.Partial, CheckStatus.Partial }));
        Assert.That(run.Notes.Single().Message, Is.EqualTo(Text.Of("capstone.not-implemented", ("module", "B"), ("check", "Modules.B"))));
    }

    [TestCase(ReplacementReason.NotHandedIn, CheckStatus.NotImplemented, "loss.module-not-handed-in", "capstone.not-handed-in")]
    [TestCase(ReplacementReason.NotCompiled, CheckStatus.Failed, "loss.module-not-compiled", "capstone.not-compiled")]
    [TestCase(ReplacementReason.Rejected, CheckStatus.Policy, "loss.module-rejected", "capstone.rejected")]
    public void A_module_that_cannot_be_used_costs_its_check_which_does_not_run(ReplacementReason reason, CheckStatus status, string got, string key)
    {
        var place = reason == ReplacementReason.NotHandedIn ? null : new Location("b/B.cs", 3);
        var trial = new SetTrial { Parts = [SetTrial.Part("A"), SetTrial.Part("B", new Replacement(reason, place)), SetTrial.Part("C")] };
        var run = trial.Run();
        Assert.That(trial.Calls, Is.EqualTo(new[] { "A on A", "C on C", "Steps on A+C", "Reads on A+C" }));
        var check = run.Of("Modules.B");
        Assert.That((check.Status, check.Got, check.Location, check.Points), Is.EqualTo((status, Text.Of(got, ("module", "B")), place, 0.0)));
        Assert.That(run.Notes, Is.EqualTo(new[] { Note("GR0120", key, place, ("module", "B")) }));
    }

    [Test]
    public void A_check_of_a_module_that_the_set_does_not_have_is_the_suites_fault() =>
        Assert.That(new SetTrial { Parts = [SetTrial.Part("A"), SetTrial.Part("C")] }.Run().Fault!.Message, Does.Contain("Modules.B").And.Contain("no module of the set"));

    [Test]
    public void What_a_staff_check_finds_decides_for_the_staff_checks_that_follow()
    {
        var trial = new SetTrial();
        using var set = trial.Set();
        trial.Run(set);
        var hidden = new SetTrial { Answers = (check, arrangement) => Wrong(check == "A" && arrangement.IsOwn("A")) };
        var run = hidden.Run(set, staff: true);
        Assert.That(hidden.Calls, Is.EqualTo(new[] { "A on A", "B on B", "C on C", "Steps on B+C", "Reads on B+C" }));
        Assert.That(run.Notes.Single().Message.Args!["check"], Is.EqualTo("HiddenModules.A"));
    }

    [Test]
    public void Where_there_is_no_reference_the_students_own_stands_in_every_arrangement_and_nothing_is_said_to_be_replaced()
    {
        var trial = new SetTrial { Parts = [SetTrial.Part("A"), SetTrial.Part("B") with { HasReference = false }, SetTrial.Part("C")], Answers = (check, _) => Wrong(check == "B") };
        var run = trial.Run();
        Assert.That(trial.Calls, Is.EqualTo(new[] { "A on A+B", "B on B", "C on B+C", "Steps on A+B+C", "Reads on A+B+C" }));
        Assert.That(run.Notes, Is.Empty);
    }

    [Test]
    public void Two_sides_are_kept_and_no_more()
    {
        var trial = new SetTrial();
        trial.Run();
        Assert.That(trial.Sides, Is.EqualTo(new[] { "A starts", "B starts", "A ends", "C starts", "B ends", "A+B+C starts", "C ends", "A+B+C ends" }));
    }

    [Test]
    public void Equal_sets_give_equal_records_and_notes()
    {
        string Once()
        {
            var run = new SetTrial { Answers = (check, arrangement) => Wrong(check is "B" && arrangement.IsOwn("B") || check is "Reads" && arrangement.IsOwn("A") && arrangement.IsOwn("C")) }.Run();
            return string.Concat(run.Records.Select(RecordJson.WriteLine).Concat(run.Notes.Select(RecordJson.WriteLine)));
        }
        Assert.That(Once(), Is.EqualTo(Once()).And.Contains("capstone.suspect").And.Contains("capstone.whole").And.Contains("capstone.wrong"));
    }

    [TestCase(new string[0], new string[0], true)]
    [TestCase(new[] { "A", "B" }, new[] { "B", "A", "A" }, true)]
    [TestCase(new[] { "A", "B" }, new[] { "A" }, false)]
    public void Arrangements_are_equal_when_the_same_modules_are_the_students(string[] one, string[] other, bool equal)
    {
        Assert.That(new Arrangement(one).Equals(new Arrangement(other)), Is.EqualTo(equal));
        if (equal) Assert.That((new Arrangement(one).GetHashCode(), new Arrangement(one).ToString()), Is.EqualTo((new Arrangement(other).GetHashCode(), new Arrangement(other).ToString())));
    }

    [Test]
    public void A_context_holds_a_subject_or_a_set_and_not_both()
    {
        using var set = new SetTrial().Set();
        Assert.That(() => new Trial { Change = c => c with { Modules = set } }.Run(), Throws.InvalidOperationException.With.InnerException.TypeOf<ArgumentException>());
        Assert.That(() => new Trial { Change = c => c with { Subject = null } }.Run(), Throws.InvalidOperationException.With.InnerException.TypeOf<ArgumentException>());
    }
}
