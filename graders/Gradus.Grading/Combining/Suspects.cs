using Gradus.Contracts.Wire;
using Gradus.Grading.Checks;
using Gradus.Grading.Records;

namespace Gradus.Grading.Combining;

/// <summary>Finds the module that a lost check of the whole comes from, although each passed its own checks: what was lost first is tried with the reference's module in place of one of the
/// student's at a time. The first with which it passes is replaced from then on.</summary>
/// <remarks>Trying is bounded, and of a check's two results the better one counts: a trial that the machine spoils ends it, and changes nothing. A loss by the clock is not looked into: it would take the longest and say
/// least.</remarks>
internal static class Suspects
{
    /// <summary>Checks of a submission that are looked into although nothing comes of it.</summary>
    private const int MostFruitless = 2;

    /// <summary>A trial's call may take at least so long: code that failed at once says nothing of how long it takes when it does not.</summary>
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(2);

    /// <summary>What is left of the time when it is used up: clocks that wait are no finer.</summary>
    private static readonly TimeSpan Nothing = TimeSpan.FromMilliseconds(20);

    /// <summary>Replaces a module for the sake of a check that has been judged.</summary>
    /// <param name="run">The run.</param>
    /// <param name="entry">What the check came to.</param>
    /// <param name="judge">Judges it once more, or the part of it that an entry asks for.</param>
    /// <returns>The modules without which it passes, in the set's order; none when nothing was found. The first is replaced: the check is to be judged again, on the modules that are left.</returns>
    internal static IReadOnlyList<SetPart> Replace(GradingRun run, CheckEntry entry, Action<CheckEntry> judge)
    {
        if (run.Modules is not { } set || entry.Check.Module is not null || run.Fault is not null) return [];
        if (entry.FirstLoss is not { Loss: { Status: not (CheckStatus.TimedOut or CheckStatus.Infrastructure) } loss } || !set.MayLook || set.Fruitless >= MostFruitless) return [];
        var sound = set.Sound;
        SetPart[] tried = [.. set.Used.Where(p => p.HasReference && sound.IsOwn(p.Module))];
        var (found, all) = Try(run, set, entry, tried, judge);
        if (found.Count > 1 && all) set.Suspect([.. found.Select(p => p.Module)], entry.Id);
        if (found.Count > 0) set.Replace(found[0], entry.Id, loss);
        else if (tried.Length > 0) set.Fruitless++;
        return found;
    }

    /// <summary>The modules without which the part passes, and whether all were tried: not when the time is up before, or a trial says nothing.</summary>
    private static (List<SetPart> Found, bool All) Try(GradingRun run, ModuleSet set, CheckEntry entry, SetPart[] tried, Action<CheckEntry> judge)
    {
        var lost = entry.FirstLoss!;
        var sound = set.Sound;
        var (left, call) = (set.Limits.Call, lost.Took * 2 > Shortest ? lost.Took * 2 : Shortest);
        List<SetPart> found = [];
        foreach (var part in tried)
        {
            if (left <= Nothing) return (found, false);
            var within = new CallLimits(call, TimeSpan.MaxValue, Check: left, set.Limits.Callbacks, Start: set.Limits.Call);
            if (Trial(run, set, entry, sound.Without(part.Module), within, judge) is not { } trial) return (found, false);
            left -= trial.Took;
            if (trial.Passed) found.Add(part);
        }
        return (found, left > Nothing || found.Contains(tried[^1]));
    }

    /// <summary>One trial; null when it says nothing of the code: no side could be started, or the machine has ended it.</summary>
    private static (bool Passed, TimeSpan Took)? Trial(GradingRun run, ModuleSet set, CheckEntry entry, Arrangement arrangement, CallLimits within, Action<CheckEntry> judge)
    {
        try
        {
            return set.Beside(arrangement, within, () => run.Passes(entry, judge) is { } passed ? (passed, set.Client.Taken) : ((bool, TimeSpan)?)null);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return null;
        }
    }
}
