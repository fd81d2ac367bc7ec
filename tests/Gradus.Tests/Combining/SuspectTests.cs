using Gradus.Contracts;
using Gradus.Grading.Checks;
using Gradus.Grading.Combining;
using Gradus.Grading.Constraints;
using Gradus.Grading.Records;
using Gradus.Tests.Marking;
using NUnit.Framework;

namespace Gradus.Tests.Combining;

/// <summary>Modules that pass their own checks and fail in the whole: the first without which it passes is replaced.</summary>
public class SuspectTests
{
    private static bool IsWhole(string check) => check is "Steps" or "Reads";

    private static Diagnostic Replaced(string module, string check) => new(Severity.Warning, "GR0120", Text.Of("capstone.whole", ("module", module), ("check", check)), null);

    private static Diagnostic Suspect(string modules, string check) => new(Severity.Warning, "GR0123", Text.Of("capstone.suspect", ("modules", modules), ("check", check)), null);

    [Test]
    public void The_module_without_which_the_whole_passes_is_replaced_and_the_whole_judged_again()
    {
        var trial = new SetTrial { Answers = (check, arrangement) => IsWhole(check) && arrangement.IsOwn("B") ? 0 : 1 };
        var run = trial.Run();
        Assert.That(run.Records.Select(c => (c.Id, c.Points)), Is.EqualTo(new[] { ("Modules.A", 2.0), ("Modules.B", 2), ("Modules.C", 2), ("Whole.Steps", 2), ("Whole.Reads", 2) }), "it costs its third");
        Assert.That(run.Notes, Is.EqualTo(new[] { Replaced("B", "Whole.Steps") }));
        Assert.That(trial.Calls.Skip(3), Is.EqualTo(new[] { "Steps on A+B+C", "Steps on B+C", "Steps on A+C", "Steps on A+B", "Steps on A+C", "Reads on A+C" }));
    }

    [Test]
    public void Of_two_modules_that_do_not_go_together_the_first_of_the_set_is_replaced_and_both_are_named()
    {
        SetPart[] parts = [SetTrial.Part("C"), SetTrial.Part("B"), SetTrial.Part("A")];
        var run = new SetTrial { Parts = parts, Answers = (check, arrangement) => IsWhole(check) && arrangement.IsOwn("A") && arrangement.IsOwn("C") ? 0 : 1 }.Run();
        Assert.That(run.Notes, Is.EqualTo(new[] { Replaced("C", "Whole.Steps"), Suspect("C, A", "Whole.Steps") }));
        Assert.That(run.Records.Skip(3).Select(c => c.Points), Is.All.EqualTo(2));
    }

    [Test]
    public void One_module_is_found_for_a_check_and_another_for_the_next()
    {
        var run = new SetTrial { Answers = (check, arrangement) => check == "Steps" && arrangement.IsOwn("A") || check == "Reads" && arrangement.IsOwn("B") ? 0 : 1 }.Run();
        Assert.That(run.Notes, Is.EqualTo(new[] { Replaced("A", "Whole.Steps"), Replaced("B", "Whole.Reads") }));
        Assert.That(run.Records.Skip(3).Select(c => c.Points), Is.EqualTo(new[] { 2.0, 1 }));
    }

    private static Diagnostic Kept(string modules, string check) => new(Severity.Warning, "GR0123", Text.Of("capstone.kept", ("modules", modules), ("check", check)), null);

    [Test]
    public void The_last_own_module_stays_since_without_it_there_is_nothing_to_judge()
    {
        var run = new SetTrial { Uses = "\"A\"", Answers = (check, arrangement) => check == "Steps" && arrangement.IsOwn("A") ? 0 : 1 }.Run();
        Assert.That(run.Records.Skip(3).Select(c => (c.Id, c.Status, c.Points)), Is.EqualTo(new[] { ("Whole.Steps", CheckStatus.Failed, 0.0), ("Whole.Reads", CheckStatus.Passed, 3) }));
        Assert.That(run.Notes, Is.EqualTo(new[] { Kept("A", "Whole.Steps") }));
    }

    [Test]
    public void A_module_whose_exchange_gains_no_points_stays_and_is_named()
    {
        var run = new SetTrial
        {
            Answers = (check, arrangement) => check == "Steps" && arrangement.IsOwn("B") ? 0 : 1,
            Other = ("Steps", () =>
            {
                Part.Of(1, "one", () => SetTrial.Ask("Steps"));
                Part.Of(2, "other", () => { });
            }
            ),
        }.Run();
        Assert.That(run.Notes, Is.EqualTo(new[] { Kept("B", "Whole.Steps") }), "two points of three with it, and two thirds of three without it");
        Assert.That(run.Records.Skip(3).Select(c => (c.Id, c.Status, c.Points)), Is.EqualTo(new[] { ("Whole.Steps", CheckStatus.Partial, 2.0), ("Whole.Reads", CheckStatus.Passed, 3) }));
        Assert.That(run.Of("Whole.Steps").Parts[0].Status, Is.EqualTo(CheckStatus.Failed), "the record of the student's own module");
    }

    [Test]
    public void Modules_of_which_none_is_exchanged_are_named_together()
    {
        var run = new SetTrial
        {
            Answers = (check, arrangement) => check == "Steps" && arrangement.IsOwn("B") && arrangement.IsOwn("A") ? 0 : 1,
            Other = ("Steps", () =>
            {
                Part.Of(1, "one", () => SetTrial.Ask("Steps"));
                Part.Of(2, "other", () => { });
            }
            ),
        }.Run();
        Assert.That(run.Notes, Is.EqualTo(new[] { Kept("A, B", "Whole.Steps") }));
    }

    [Test]
    public void Modules_that_the_check_does_not_use_are_not_tried()
    {
        var trial = new SetTrial { Uses = "\"B\", \"C\"", Answers = (check, arrangement) => check == "Steps" && arrangement.IsOwn("C") ? 0 : 1 };
        trial.Run();
        Assert.That(trial.Calls.Skip(4), Is.EqualTo(new[] { "Steps on A+C", "Steps on A+B", "Steps on A+B", "Reads on A+B" }));
    }

    [Test]
    public void Where_no_single_module_explains_it_none_is_replaced_and_the_next_check_is_tried()
    {
        var run = new SetTrial { Answers = (check, arrangement) => check == "Steps" || check == "Reads" && arrangement.IsOwn("A") ? 0 : 1 }.Run();
        Assert.That(run.Notes, Is.EqualTo(new[] { Replaced("A", "Whole.Reads") }));
        Assert.That((run.Of("Whole.Steps").Status, run.Of("Whole.Reads").Points), Is.EqualTo((CheckStatus.Failed, 2.0)));
    }

    [Test]
    public void Two_lost_checks_of_a_submission_are_looked_into_in_vain_and_no_more()
    {
        var trial = new SetTrial { Answers = (check, _) => IsWhole(check) ? 0 : 1 };
        using var set = trial.Set();
        trial.Run(set);
        trial.Run(set, staff: true);
        Assert.That(trial.Calls.Count(call => call.EndsWith("A+B+C", StringComparison.Ordinal)), Is.EqualTo(4));
        Assert.That(trial.Calls.Count(call => IsWhole(call.Split(' ')[0])), Is.EqualTo(4 + 2 * 3));
    }

    [Test]
    public void Trying_leaves_no_trace_in_records_and_draws_the_same_inputs()
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
        Assert.That((run.Records.Count, drawn.Count, drawn.Distinct().Count()), Is.EqualTo((5, 5, 1)));
        Assert.That(heard.Words, Is.EqualTo(new[] { "Modules.A 2", "Modules.B 2", "Modules.C 2", "Whole.Steps 0", "Whole.Steps 2", "Whole.Reads 2", "note GR0120", "end" }), "what was lost is told before anything is tried: that may end the process");
    }

    [Test]
    public void Of_a_check_with_parts_the_first_lost_one_is_tried_and_all_are_judged_again()
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
        Assert.That(run.Of("Whole.Steps").Parts.Select(p => p.Points), Is.EqualTo(new[] { 0.67, 0.66, 0 }));
        Assert.That(run.Notes, Is.EqualTo(new[] { Replaced("C", "Whole.Steps") }));
        Assert.That(string.Join(' ', judged), Is.EqualTo("first second third second second second first second third"));
    }

    [Test]
    public void What_is_lost_outside_the_parts_is_tried_with_all_of_them()
    {
        var run = new SetTrial
        {
            Answers = (asked, arrangement) => asked == "after" && arrangement.IsOwn("A") ? throw new InvalidOperationException() : 1,
            Other = ("Steps", () =>
            {
                Part.Of(3, "all", () => SetTrial.Ask("all"));
                SetTrial.Ask("after");
            }
            ),
        }.Run();
        Assert.That((run.Of("Whole.Steps").Points, run.Notes.Single()), Is.EqualTo((2.0, Replaced("A", "Whole.Steps"))));
    }

    [Test]
    public void A_module_whose_stub_only_the_whole_meets_is_replaced_like_a_wrong_one() =>
        Assert.That(new SetTrial { Answers = (check, arrangement) => check == "Steps" && arrangement.IsOwn("B") ? throw new NotImplementedException("B.F") : 1 }.Run().Notes,
            Is.EqualTo(new[] { Replaced("B", "Whole.Steps") }));

    [Test]
    public void The_mistake_that_was_found_in_the_module_stays_with_the_check()
    {
        var run = new SetTrial
        {
            Answers = (check, arrangement) => check == "Steps" && arrangement.IsOwn("B") ? 0.5 : 1,
            Other = ("Steps", () => Assert.That((double)Subject.Of<IHandout>().Run("Steps")[0]!, Is.CloseTo(1).Mistake("mean-for-sum", 0.5))),
        }.Run();
        Assert.That((run.Of("Whole.Steps").Points, run.Of("Whole.Steps").Diagnosis), Is.EqualTo((2.0, new Text("mistake.mean-for-sum"))));
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

        public void Finished(CheckRecord check) => Words.Add($"{check.Id} {Text.Number(check.Points)}");

        public void Noted(Diagnostic note) => Words.Add("note " + note.Code);

        public void Ended() => Words.Add("end");
    }
}
