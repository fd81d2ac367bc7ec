using Gradus.Contracts.Wire;
using Gradus.Grading.Records;
using Gradus.Tests.Marking;
using NUnit.Framework;

namespace Gradus.Tests.Combining;

/// <summary>What a slow module takes from others: time of the submission up to its share, and no limit of theirs.</summary>
[Parallelizable(ParallelScope.All)] // it mostly sleeps
public class ArrangedClockTests
{
    /// <summary>Checks that take so many seconds.</summary>
    private static SetTrial Taking(CallLimits limits, params (string Check, double Seconds)[] slow) => new()
    {
        Limits = limits,
        Answers = (check, arrangement) =>
        {
            var (_, seconds) = slow.FirstOrDefault(s => s.Check == check && (check.Length > 1 || arrangement.IsOwn(check)));
            Thread.Sleep(TimeSpan.FromSeconds(seconds));
            return 1;
        },
    };

    private static CallLimits Limits(double call, double submission) => new(TimeSpan.FromSeconds(call), TimeSpan.FromSeconds(submission));

    [Test]
    public void A_module_that_times_out_shortens_no_limit_of_anothers()
    {
        var run = Taking(Limits(call: 2, submission: 60), ("A", 20), ("B", 1.2), ("Steps", 1.2)).Run();
        Assert.That(run.Records.Select(c => (c.Id, c.Points)), Is.EqualTo(new[] { ("Modules.A", 0.0), ("Modules.B", 2), ("Modules.C", 2), ("Whole.Steps", 2), ("Whole.Reads", 2) }));
    }

    [Test]
    public void What_modules_lose_to_the_clock_never_makes_the_whole_late()
    {
        // Two seconds of 1.8: but each counts for a fifth at most.
        var run = Taking(Limits(call: 1, submission: 1.8), ("A", 10), ("B", 10), ("Steps", 0.5)).Run();
        Assert.That(run.Records.Select(c => c.Status), Is.EqualTo(new[] { CheckStatus.TimedOut, CheckStatus.TimedOut, CheckStatus.Passed, CheckStatus.Partial, CheckStatus.Partial }));
    }

    [Test]
    public void A_module_that_is_slow_and_right_is_not_late_while_the_submission_has_time()
    {
        var trial = Taking(Limits(call: 2, submission: 2), ("A", 0.8), ("B", 0.1));
        using var set = trial.Set();
        trial.Run(set);
        Assert.That(trial.Run(set, staff: true).Records.Select(c => c.Status), Is.All.EqualTo(CheckStatus.Passed), "twice its share of 0.4 s, and half of the submission's time");
    }

    [Test]
    public void Modules_that_have_used_up_their_shares_are_late_when_together_they_have_used_up_the_submissions_time()
    {
        var trial = Taking(Limits(call: 2, submission: 2), ("A", 1.1), ("B", 1.1));
        using var set = trial.Set();
        Assert.That(trial.Run(set).Records.Select(c => c.Status), Is.All.EqualTo(CheckStatus.Passed), "no check is cut short in its middle");
        var hidden = trial.Run(set, staff: true);
        Assert.That(hidden.Records.Select(c => c.Status),
            Is.EqualTo(new[] { CheckStatus.TimedOut, CheckStatus.TimedOut, CheckStatus.Passed, CheckStatus.Partial, CheckStatus.Partial }), "what counts is two fifths: the others are not late");
        Assert.That(hidden.Of("HiddenModules.A").Got, Is.EqualTo(Text.Of("loss.timed-out", ("limit", "2"))));
    }

    [Test]
    public void All_arrangements_share_the_submissions_time()
    {
        var trial = Taking(Limits(call: 8, submission: 0.4), ("Steps", 0.5), ("Reads", 2.5));
        var run = trial.Run();
        Assert.That(run.Records.Select(c => c.Status), Is.EqualTo(new[] { CheckStatus.Passed, CheckStatus.Passed, CheckStatus.Passed, CheckStatus.Passed, CheckStatus.TimedOut }));
        Assert.That(run.Of("Whole.Reads").Got, Is.EqualTo(Text.Of("loss.timed-out", ("limit", "0.4"))));
    }
}
