using Gradus.Grading.Checks;
using Gradus.Grading.Combining;
using Gradus.Grading.Records;
using Gradus.Tests.Marking;
using NUnit.Framework;

namespace Gradus.Tests.Combining;

/// <summary>Each check of the whole pays its points times the share of the modules it uses that are the student's own and sound.</summary>
public class ShareTests
{
    private static Text Told(int own, int used) => Text.Of("loss.share", ("own", Text.Number(own)), ("used", Text.Number(used)));

    /// <summary>Modules that lose their own check, and what a check of the whole is worth then.</summary>
    [TestCase("", null, 3.0, null)]
    [TestCase("B", null, 2.0, "2/3")]
    [TestCase("AC", null, 1.0, "1/3")]
    [TestCase("C", "\"A\", \"B\"", 3.0, null, Description = "C is not used")]
    [TestCase("A", "\"A\", \"B\"", 1.5, "1/2")]
    [TestCase("AC", "\"B\", \"A\", \"B\"", 1.5, "1/2", Description = "a module counts once")]
    public void A_check_of_the_whole_earns_the_share_of_its_modules_that_are_own_and_sound(string wrong, string? uses, double points, string? share)
    {
        var run = new SetTrial { Uses = uses, Answers = (check, arrangement) => wrong.Contains(check, StringComparison.Ordinal) && arrangement.IsOwn(check) ? 0 : 1 }.Run();
        var check = run.Of("Whole.Steps");
        Assert.That((check.Points, check.Max, check.Status, check.Hint), Is.EqualTo((points, 3.0, share is null ? CheckStatus.Passed : CheckStatus.Partial, (Text?)null)));
        Assert.That(check.Got, Is.EqualTo(share is null ? null : Told(share[0] - '0', share[2] - '0')));
    }

    [Test]
    public void Withheld_and_wrong_cost_the_whole_the_same([Values] ReplacementReason reason)
    {
        var withheld = reason < ReplacementReason.NotImplemented ? new Replacement(reason) : null;
        var run = new SetTrial
        {
            Parts = [SetTrial.Part("A"), SetTrial.Part("B", withheld), SetTrial.Part("C")],
            Answers = (check, arrangement) => !arrangement.IsOwn("B") ? 1
                : reason == ReplacementReason.NotImplemented ? throw new NotImplementedException("B.F")
                : check == (reason == ReplacementReason.Whole ? "Steps" : "B") ? 0 : 1,
        }.Run();
        Assert.That(run.Records.Skip(3).Select(c => (c.Points, c.Status, c.Got)), Is.All.EqualTo((2.0, CheckStatus.Partial, Told(2, 3))));
        Assert.That(run.Of("Modules.B").Points, Is.EqualTo(reason == ReplacementReason.Whole ? 2 : 0), "handed in it is worth no less");
    }

    [Test]
    public void Parts_earn_their_shares_and_lost_ones_nothing()
    {
        var run = new SetTrial
        {
            Answers = (check, arrangement) => check == "B" && arrangement.IsOwn("B") || check == "second" ? 0 : 1,
            Other = ("Steps", () =>
            {
                foreach (string part in (string[])["first", "second", "third"]) Part.Of(1, part, () => SetTrial.Ask(part));
            }
            ),
        }.Run();
        var check = run.Of("Whole.Steps");
        Assert.That((check.Points, check.Status), Is.EqualTo((1.34, CheckStatus.Partial)));
        Assert.That(check.Parts.Select(p => (p.Points, p.Max, p.Status)), Is.EqualTo(new[] { (0.67, 1.0, CheckStatus.Partial), (0, 1, CheckStatus.Failed), (0.67, 1, CheckStatus.Partial) }));
        Assert.That(check.Parts.Select(p => Share.Explains(p.Got)), Is.EqualTo(new[] { true, false, true }));
        Assert.That(check.Got, Is.EqualTo(check.Parts[1].Got), "what is wrong comes first");
        Assert.That(run.Of("Whole.Reads").Got, Is.EqualTo(Told(2, 3)));
    }

    [TestCase(1, 3, new[] { 1.0, 1, 1 }, new[] { 0.33, 0.34, 0.33 })]
    [TestCase(7, 8, new[] { 2.66, 2.66, 2.68 }, new[] { 2.33, 2.33, 2.34 })]
    [TestCase(6, 6, new[] { 2.66, 2.66, 2.68 }, new[] { 2.66, 2.66, 2.68 })]
    public void Rounding_leaves_no_trace_in_the_sum(int own, int used, double[] points, double[] earned)
    {
        var share = new Share(own, used);
        Assert.That(points.Select((p, i) => share.Of(points.Take(i).Sum(), p)), Is.EqualTo(earned));
        Assert.That(Points.Sum(earned), Is.EqualTo(share.Of(points.Sum())));
    }

    [Test]
    public void Where_none_is_the_students_the_whole_is_nobodys_and_does_not_run()
    {
        var trial = new SetTrial { Uses = "\"A\", \"C\"", Answers = (_, arrangement) => arrangement.IsOwn("A") || arrangement.IsOwn("C") ? 0 : 1 };
        var run = trial.Run();
        Assert.That(run.Records.Skip(3).Select(c => (c.Status, c.Points, c.Got)), Is.All.EqualTo((CheckStatus.Skipped, 0.0, new Text("loss.no-own-module"))));
        Assert.That(trial.Calls, Is.EqualTo(new[] { "A on A", "B on B", "C on C" }));
        Assert.That(run.Notes.Select(n => n.Message.Args!["module"]), Is.EqualTo(new[] { "A", "C" }), "by name");
    }

    [Test]
    public void One_own_module_is_enough_for_the_whole_to_be_judged() =>
        Assert.That(new SetTrial { Answers = (check, arrangement) => check is "A" or "B" && arrangement.IsOwn(check) ? 0 : 1 }.Run().Records.Select(c => c.Points), Is.EqualTo(new[] { 0.0, 0, 2, 1, 1 }));

    [Test]
    public void Of_stubs_the_whole_is_not_implemented_either() =>
        Assert.That(new SetTrial { Answers = (_, _) => throw new NotImplementedException("F") }.Run().Records.Select(c => c.Status), Is.All.EqualTo(CheckStatus.NotImplemented));

    [Test]
    public void A_module_without_a_reference_counts_as_own()
    {
        SetPart[] parts = [SetTrial.Part("A"), SetTrial.Part("B") with { HasReference = false }, SetTrial.Part("C")];
        var run = new SetTrial { Parts = parts, Answers = (check, _) => check == "B" ? 0 : 1 }.Run();
        Assert.That(run.Records.Select(c => c.Points), Is.EqualTo(new[] { 2.0, 0, 2, 3, 3 }));
    }

    [TestCase("\"A\", \"D\"", "D, which is no module of the set")]
    [TestCase("", "uses no module")]
    public void A_fixture_that_uses_what_the_set_does_not_have_is_the_suites_fault(string uses, string said)
    {
        var run = new SetTrial { Uses = uses }.Run();
        Assert.That(run.Fault!.Message, Does.Contain("Whole.Steps").And.Contain(said));
    }

    [Test]
    public void A_prerequisite_of_which_a_share_alone_is_missing_is_met() => Assert.That(new SetTrial
    {
        Chained = true,
        Answers = (check, arrangement) => check == "B" && arrangement.IsOwn("B") ? 0 : 1,
    }.Run().Records.Skip(3).Select(c => c.Points), Is.All.EqualTo(2));
}
