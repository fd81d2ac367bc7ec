using System.Diagnostics;
using Gradus.Contracts;
using Gradus.Contracts.Wire;
using Gradus.Grading.Checks;
using Gradus.Grading.Combining;
using Gradus.Grading.Constraints;
using Gradus.Grading.Records;
using Gradus.Tests.Marking;
using NUnit.Framework;

namespace Gradus.Tests.Combining;

/// <summary>Looking for the module that breaks the whole: what it may take, and what comes of it where the machine fails.</summary>
[Parallelizable(ParallelScope.All)] // it mostly sleeps
public class TrialLimitTests
{
    private static readonly CallLimits ThreeSeconds = new(TimeSpan.FromSeconds(3), TimeSpan.FromMinutes(1));

    private static string[] CallsOf(SetTrial trial, string check) => [.. trial.Calls.Where(call => call.StartsWith(check, StringComparison.Ordinal))];

    private static double Slowly(double answer, double seconds)
    {
        Thread.Sleep(TimeSpan.FromSeconds(seconds));
        return answer;
    }

    [Test]
    public void Trials_that_are_all_slow_end_when_the_time_of_one_call_is_used_up_and_change_nothing()
    {
        var trial = new SetTrial { Limits = ThreeSeconds, Answers = (check, arrangement) => check != "Steps" ? 1 : arrangement.Own.Count == 3 ? 0 : Slowly(1, seconds: 10) };
        var clock = Stopwatch.StartNew();
        var run = trial.Run();
        Assert.That(clock.Elapsed.TotalSeconds, Is.InRange(2.9, 8));
        Assert.That(CallsOf(trial, "Steps"), Is.EqualTo(new[] { "Steps on A+B+C", "Steps on B+C", "Steps on A+C" }), "two seconds, and the one that is left");
        Assert.That((run.Of("Whole.Steps").Status, run.Of("Whole.Reads").Points, run.Notes.Count, run.Fault), Is.EqualTo((CheckStatus.Failed, 3.0, 0, (Exception?)null)));
    }

    [Test]
    public void A_module_that_was_found_in_time_is_replaced_and_the_others_are_not_named()
    {
        var trial = new SetTrial { Limits = ThreeSeconds, Answers = (check, arrangement) => check != "Steps" ? 1 : arrangement.Own.Count == 3 ? 0 : Slowly(1, seconds: arrangement.IsOwn("A") ? 10 : 0) };
        Assert.That(trial.Run().Notes.Select(n => (n.Code, n.Message.Args!.GetValueOrDefault("module"))), Is.EqualTo(new[] { ("GR0120", "A") }));
    }

    [Test]
    public void A_trial_may_take_twice_as_long_as_what_was_lost()
    {
        var trial = new SetTrial { Answers = (check, arrangement) => check != "Steps" ? 1 : arrangement.Own.Count == 3 ? Slowly(0, seconds: 1.5) : arrangement.IsOwn("B") ? 0 : Slowly(1, seconds: 2.3) };
        Assert.That(trial.Run().Notes.Select(n => (n.Code, n.Message.Args!.GetValueOrDefault("module"))), Is.EqualTo(new[] { ("GR0120", "B") }), "after two seconds it would be given up otherwise");
    }

    [Test]
    public void Calls_outside_the_parts_belong_to_what_was_lost()
    {
        var trial = new SetTrial
        {
            Answers = (check, arrangement) => check != "Steps" ? 1 : arrangement.Own.Count == 3 ? Slowly(0, seconds: 1.5) : arrangement.IsOwn("B") ? 0 : Slowly(1, seconds: 2.3),
            Other = ("Steps", () =>
            {
                double got = (double)Subject.Of<IHandout>().Run("Steps")[0]!;
                Part.Of(1, "one", () => Assert.That(1.0, Is.CloseTo(1)));
                Part.Of(2, "other", () => Assert.That(got, Is.CloseTo(1)));
            }
            ),
        };
        Assert.That(trial.Run().Notes.Select(n => (n.Code, n.Message.Args!.GetValueOrDefault("module"))), Is.EqualTo(new[] { ("GR0120", "B") }), "after two seconds it would be given up otherwise");
    }

    [Test]
    public void A_submission_that_is_late_is_not_looked_into()
    {
        var trial = new SetTrial { Limits = new(TimeSpan.FromSeconds(8), TimeSpan.FromSeconds(0.3)), Answers = (check, arrangement) => check == "Steps" && arrangement.IsOwn("B") ? Slowly(0, seconds: 0.5) : 1 };
        var run = trial.Run();
        Assert.That((run.Of("Whole.Steps").Status, run.Notes.Count), Is.EqualTo((CheckStatus.Failed, 0)));
        Assert.That(CallsOf(trial, "Steps"), Has.Length.EqualTo(1));
    }

    [TestCase(5, "", Description = "the first trial's: nothing is known")]
    [TestCase(6, "A", Description = "the second one's: the first has told")]
    public void A_trial_whose_side_does_not_start_ends_the_looking_and_nothing_else(int start, string replaced)
    {
        var trial = new SetTrial
        {
            Answers = (check, arrangement) => check == "Steps" && arrangement.Own.Count == 3 ? 0 : 1,
            Starting = n =>
            {
                if (n == start) throw new IOException("no memory for a process");
            },
        };
        var run = trial.Run();
        Assert.That((run.Fault, string.Join(' ', run.Notes.Select(n => n.Message.Args!["module"]))), Is.EqualTo(((Exception?)null, replaced)));
        Assert.That(run.Records.Skip(3).Select(c => c.Points), Is.EqualTo(replaced.Length == 0 ? new[] { 0.0, 3 } : [2, 2]));
    }

    [TestCase(false, "B", Description = "its own end tells that A is not the one")]
    [TestCase(true, "")]
    public void A_trial_that_the_system_ends_says_nothing(bool killed, string replaced)
    {
        var trial = new SetTrial
        {
            Answers = (check, arrangement) => check != "Steps" ? 1 : !arrangement.IsOwn("A") ? throw new ChannelClosedException("ended") : arrangement.IsOwn("B") ? 0 : 1,
            Killed = arrangement => killed && !arrangement.IsOwn("A") && arrangement.Own.Count == 2,
        };
        var run = trial.Run();
        Assert.That((run.Fault, string.Join(' ', run.Notes.Select(n => n.Message.Args!["module"]))), Is.EqualTo(((Exception?)null, replaced)));
    }

    [Test]
    public void No_more_than_two_sides_are_there_at_a_time_also_while_something_is_tried()
    {
        var trial = new SetTrial { Answers = (check, arrangement) => check == "Steps" && arrangement.IsOwn("B") ? 0 : 1 };
        trial.Run();
        int there = 0;
        Assert.That(trial.Sides.Select(side => there += side.EndsWith("starts", StringComparison.Ordinal) ? 1 : -1).Max(), Is.EqualTo(2));
        Assert.That(there, Is.Zero);
    }
}
