using Gradus.Grading.Checks;
using Gradus.Grading.Combining;
using Gradus.Grading.Records;
using Gradus.Tests.Marking;
using NUnit.Framework;

namespace Gradus.Tests.Combining;

/// <summary>Modules that pass their own checks and fail in the whole.</summary>
public class SuspectTests
{
    private static bool IsWhole(string check) => check is "Steps" or "Reads";

    private static Diagnostic Suspect(string modules, string check) => new(Severity.Warning, "GR0123", Text.Of("capstone.suspect", ("modules", modules), ("check", check)), null);

    [Test]
    public void The_module_without_which_the_whole_passes_is_named_once()
    {
        var trial = new SetTrial { Answers = (check, arrangement) => IsWhole(check) && arrangement.IsOwn("B") ? 0 : 1 };
        var run = trial.Run();
        Assert.That(run.Records.Where(c => c.Points < c.Max).Select(c => c.Id), Is.EqualTo(new[] { "Whole.Steps", "Whole.Reads" }));
        Assert.That(run.Notes, Is.EqualTo(new[] { Suspect("B", "Whole.Steps") }));
        Assert.That(trial.Calls.Skip(3),
            Is.EqualTo(new[] { "Steps on A+B+C", "Steps on B+C", "Steps on A+C", "Steps on A+B", "Reads on A+B+C" }), "a second lost check tells nothing new, and B stays what is judged");
    }

    [Test]
    public void Two_modules_that_do_not_go_together_are_both_named() =>
        Assert.That(new SetTrial { Answers = (check, arrangement) => IsWhole(check) && arrangement.IsOwn("A") && arrangement.IsOwn("C") ? 0 : 1 }.Run().Notes, Is.EqualTo(new[] { Suspect("A, C", "Whole.Steps") }));

    [Test]
    public void Where_no_single_module_explains_it_none_is_named_and_the_next_check_is_tried()
    {
        var run = new SetTrial { Answers = (check, arrangement) => check == "Steps" || check == "Reads" && arrangement.IsOwn("A") ? 0 : 1 }.Run();
        Assert.That(run.Notes, Is.EqualTo(new[] { Suspect("A", "Whole.Reads") }));
    }

    [Test]
    public void Trying_leaves_no_trace_in_records_or_to_listeners_and_draws_the_same_inputs()
    {
        var heard = new Heard();
        List<ulong> drawn = [];
        var run = new SetTrial
        {
            Listener = heard,
            Answers = (check, arrangement) => check == "Steps" && arrangement.IsOwn("B") ? 0 : 1,
            Other = ("Steps", () =>
            {
                drawn.Add(Subject.Random.Bits());
                SetTrial.Ask("Steps");
            }
            ),
        }.Run();
        Assert.That((run.Records.Count, drawn.Count, drawn.Distinct().Count()), Is.EqualTo((5, 4, 1)));
        Assert.That(heard.Words, Is.EqualTo(run.Records.Select(c => c.Id).Append("note GR0123").Append("end")));
        Assert.That(run.Of("Whole.Reads").Status, Is.EqualTo(CheckStatus.Passed));
    }

    [Test]
    public void Of_a_check_with_parts_the_first_lost_one_is_tried()
    {
        List<string> judged = [];
        var run = new SetTrial
        {
            Answers = (asked, arrangement) => asked == "second" && arrangement.IsOwn("C") || asked == "third" ? 0 : 1,
            Other = ("Steps", () =>
            {
                foreach (string part in (string[])["first", "second", "third"])
                    Part.Of(1, part, () =>
                    {
                        judged.Add(part);
                        SetTrial.Ask(part);
                    });
            }
            ),
        }.Run();
        Assert.That((run.Of("Whole.Steps").Points, run.Of("Whole.Steps").Parts.Count), Is.EqualTo((1.0, 3)));
        Assert.That(run.Notes, Is.EqualTo(new[] { Suspect("C", "Whole.Steps") }));
        Assert.That(judged, Is.EqualTo(new[] { "first", "second", "third", "second", "second", "second" }));
    }

    [Test]
    public void A_loss_by_the_clock_is_not_looked_into()
    {
        var trial = new SetTrial
        {
            Limits = new(TimeSpan.FromSeconds(1.5), TimeSpan.FromMinutes(1)),
            Answers = (check, _) =>
            {
                if (check == "Steps") Thread.Sleep(6000);
                return 1;
            },
        };
        var run = trial.Run();
        Assert.That((run.Of("Whole.Steps").Status, run.Notes.Count), Is.EqualTo((CheckStatus.TimedOut, 0)));
        Assert.That(trial.Calls.Count(c => c.StartsWith("Steps", StringComparison.Ordinal)), Is.EqualTo(1));
    }

    [Test]
    public void A_module_without_a_reference_is_not_suspected() =>
        Assert.That(new SetTrial
        {
            Parts = [SetTrial.Part("A"), SetTrial.Part("B") with { HasReference = false }, SetTrial.Part("C")],
            Answers = (check, arrangement) => IsWhole(check) && arrangement.IsOwn("B") ? 0 : 1,
        }.Run().Notes, Is.Empty);

    private sealed class Heard : IRunListener
    {
        public List<string> Words { get; } = [];

        public void Started(string check) { }

        public void Finished(CheckRecord check) => Words.Add(check.Id);

        public void Noted(Diagnostic note) => Words.Add("note " + note.Code);

        public void Ended() => Words.Add("end");
    }
}
