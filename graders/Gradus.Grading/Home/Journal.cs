using System.Diagnostics;
using System.Text.Json;
using Gradus.Grading.Checks;
using Gradus.Grading.Combining;
using Gradus.Grading.Records;

namespace Gradus.Grading.Home;

/// <summary>What a run at home came to.</summary>
/// <param name="Record">The record of the checks that were chosen.</param>
/// <param name="Planned">How many checks the suite has.</param>
public sealed record HomeResult(ScoreRecord Record, int Planned);

/// <summary>Writes and reads the journal of a run at home.</summary>
public sealed class Journal : IRunListener
{
    /// <summary>Environment variable with the journal's path; unset in test explorers, which need none.</summary>
    public const string Variable = "GRADUS_JOURNAL";

    private readonly string path;

    internal Journal(string path, ScoreRecord plan)
    {
        this.path = path;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, RecordJson.WriteLine(new JournalLine(Plan: plan)) + "\n");
    }

    void IRunListener.Started(string check) => Append(new JournalLine(Started: check));

    void IRunListener.Finished(CheckRecord check) => Append(new JournalLine(Finished: check));

    void IRunListener.Noted(Diagnostic note) => Append(new JournalLine(Note: note));

    void IRunListener.Ended() => Append(new JournalLine(Ended: true));

    private void Append(JournalLine line) => File.AppendAllText(path, RecordJson.WriteLine(line) + "\n");

    /// <summary>The record of the run that left a journal, also when its process died on the way.</summary>
    /// <param name="path">The journal.</param>
    /// <returns>Null when there is no journal because no check was run.</returns>
    public static HomeResult? Read(string path)
    {
        if (!File.Exists(path)) return null;
        JournalLine[] lines = [.. File.ReadLines(path).Select(Parse).TakeWhile(line => line is not null)!];
        if (lines.FirstOrDefault()?.Plan is not { } plan) return null;
        var finished = lines.Where(l => l.Finished is not null).GroupBy(l => l.Finished!.Id).ToDictionary(g => g.Key, g => g.Last().Finished!);
        bool ended = lines.Any(l => l.Ended);
        string? culprit = ended ? null : lines.LastOrDefault(l => l.Started is not null)?.Started;

        List<CheckRecord> checks = [];
        foreach (var planned in plan.Checks)
        {
            if (finished.TryGetValue(planned.Id, out var done)) checks.Add(done);
            else if (planned.Id == culprit) checks.Add(planned with { Status = CheckStatus.Crashed, Got = new Text("loss.crashed") });
            else if (!ended) checks.Add(planned with { Got = new Text("loss.run-ended") });
            // after a whole run, a check that did not run was left out by a filter
        }
        if (checks.Count == 0) return null;
        return new HomeResult(RecordBuilder.With(plan, checks, ModuleSet.InOrder(lines.Select(l => l.Note).OfType<Diagnostic>())) with
        {
            Run = plan.Run with
            {
                Seconds = Math.Round((DateTime.UtcNow - Process.GetCurrentProcess().StartTime.ToUniversalTime()).TotalSeconds, 3),
                Filtered = checks.Count < plan.Checks.Count,
            },
        }, plan.Checks.Count);
    }

    /// <summary>Null for a line that was torn: the process died while it wrote.</summary>
    private static JournalLine? Parse(string line)
    {
        try { return RecordJson.ReadLine<JournalLine>(line); }
        catch (JsonException) { return null; }
    }
}
