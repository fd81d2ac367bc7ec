using Gradus.Grading.Checks;
using Gradus.Grading.Records;

namespace Gradus.Grading.Combining;

/// <summary>Finds the modules that a lost check of the whole may come from, although each passed its own check: the check is tried with the reference's module in place of one of the
/// student's at a time.</summary>
/// <remarks>One lost check is enough to know them, and of a check with parts its first lost one. A loss by the clock is not looked into: it would take the longest and say least.</remarks>
internal static class Suspects
{
    internal static void Name(GradingRun run, CheckAttribute check, CheckRecord record, Action<CheckEntry> judge)
    {
        if (run.Modules is not { NamesSuspects: true } set || check.Module is not null || run.Fault is not null || !MayTell(record)) return;
        var sound = set.Sound;
        string[] suspects = [.. set.Parts.Where(p => p.HasReference && sound.IsOwn(p.Module))
            .Where(p => set.Beside(sound.Without(p.Module), () => run.Passes(record, check, judge))).Select(p => p.Module).Order(StringComparer.Ordinal)];
        if (suspects.Length > 0) set.Suspect(suspects, record.Id);
    }

    private static bool MayTell(CheckRecord record) => record.Points < record.Max && record.Status is CheckStatus.Failed or CheckStatus.Crashed or CheckStatus.Partial
        && record.Parts.FirstOrDefault(p => p.Points < p.Max)?.Status is null or CheckStatus.Failed or CheckStatus.Crashed;
}
