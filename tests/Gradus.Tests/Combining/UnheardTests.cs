using Gradus.Grading.Combining;
using Gradus.Grading.Records;
using Gradus.Tests.Marking;
using NUnit.Framework;

namespace Gradus.Tests.Combining;

/// <summary>One check of the whole alone, as a click in a test explorer runs it: nobody knows whether the modules pass their own.</summary>
public class UnheardTests
{
    private static Diagnostic Unheard(string modules) => new(Severity.Warning, "GR0124", Text.Of("capstone.unchecked", ("modules", modules)), null);

    [Test]
    public void It_is_judged_on_what_is_there_and_says_so()
    {
        var trial = new SetTrial { Alone = "Whole.Steps", Answers = (_, arrangement) => arrangement.IsOwn("B") ? 0 : 1 };
        var run = trial.Run();
        Assert.That((run.Records.Single().Id, run.Records[0].Status), Is.EqualTo(("Whole.Steps", CheckStatus.Failed)));
        Assert.That(run.Notes, Is.EqualTo(new[] { Unheard("A, B, C") }), "and nobody is suspected");
        Assert.That(trial.Calls, Is.EqualTo(new[] { "Steps on A+B+C" }));
    }

    [Test]
    public void Modules_that_it_does_not_use_or_that_cannot_be_used_are_not_meant()
    {
        SetPart[] parts = [SetTrial.Part("A"), SetTrial.Part("B", new Replacement(ReplacementReason.NotCompiled)), SetTrial.Part("C")];
        var run = new SetTrial { Alone = "Whole.Steps", Parts = parts, Uses = "\"A\", \"B\"" }.Run();
        Assert.That(run.Notes.Where(n => n.Code == "GR0124"), Is.EqualTo(new[] { Unheard("A") }));
        Assert.That((run.Records[0].Points, run.Records[0].Status), Is.EqualTo((1.5, CheckStatus.Partial)));
    }

    [Test]
    public void A_module_that_lost_its_own_check_was_heard() =>
        Assert.That(new SetTrial { Answers = (check, arrangement) => check == "B" && arrangement.IsOwn("B") ? 0 : 1 }.Run().Notes.Select(n => n.Code), Is.EqualTo(new[] { "GR0120" }));
}
