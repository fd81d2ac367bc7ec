using System.Globalization;
using Gradus.Engine.Batch;

namespace Gradus.Cli.Batch;

/// <summary>What a batch came to, as text for a terminal.</summary>
public static class BatchTable
{
    private const int MostNamed = 20, Label = 15;

    /// <summary>Less in a minute would be shown as none.</summary>
    internal const double LeastRate = 0.5;

    private static readonly string[] Outcomes = ["graded", "not-compiled", "not-submitted", "wrong-assignment", "rejected", "infrastructure"];
    private static readonly string[] Endings = ["crashed", "timed-out", "out-of-memory", "output-limit"];

    /// <summary>Writes the table.</summary>
    /// <param name="to">Where to.</param>
    /// <param name="batch">What is known about the batch.</param>
    /// <param name="output">The folder of records, as it was typed.</param>
    public static void Write(TextWriter to, BatchManifest batch, string output)
    {
        void Row(string label, string text) => to.WriteLine($"  {label.PadRight(Label)} {text}");
        foreach (var assignment in batch.Assignments)
        {
            to.WriteLine($"{assignment.Id} · {Count(assignment.Submissions, "submission")}");
            foreach (string outcome in Outcomes)
                if (assignment.Outcomes.TryGetValue(outcome, out int count)) Row(outcome, Number(count));
            if (assignment.Points is { } points)
                Row("points", string.Create(CultureInfo.InvariantCulture, $"mean {points.Mean:0.##}, median {points.Median:0.##}, {points.Min:0.##} to {points.Max:0.##} of {points.Of:0.##}"));
            if (assignment.CutShort.Count > 0)
                Row("cut short", string.Join(", ", Endings.Where(assignment.CutShort.ContainsKey).Select(e => $"{e} in {Number(assignment.CutShort[e])}")));
            to.WriteLine();
        }

        int done = batch.Graded + batch.Copied + batch.Unchanged;
        string[] how =
        [
            $"{Number(batch.Graded)} judged",
            .. batch.Copied > 0 ? [$"{Number(batch.Copied)} identical to another and judged once"] : Array.Empty<string>(),
            .. batch.Unchanged > 0 ? [$"{Number(batch.Unchanged)} unchanged and left alone"] : Array.Empty<string>(),
        ];
        to.WriteLine($"{Number(done)} of {Count(batch.Submissions, "submission")}{(batch.Shards is ["1/1"] ? "" : $", shard {string.Join(", ", batch.Shards)}")}: {string.Join(", ", how)}.");
        Named(to, "The grader failed on", [.. batch.Failures.Select(f => $"{f.Student} ({f.Assignment}): {f.Message}")], "They have lost no point; --resume tries them again.");
        Named(to, "Not judged, since the assignment cannot be told (say --assignment)", batch.Unassigned, null);
        Named(to, "Left out of the submissions", [.. batch.LeftOut.Select(e => $"{e.Name}: {e.Why}")], null);
        if (batch.Seconds > 0)
            to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Duration(TimeSpan.FromSeconds(batch.Seconds))}{((batch.Graded + batch.Copied) / batch.Seconds * 60 is var rate && rate >= LeastRate ? $", {rate:0} a minute" : "")}."));
        if (Ending(batch) is { } ending) to.WriteLine(ending);
        to.WriteLine($"Records: {output}");
    }

    /// <summary>Hours, minutes and seconds, without those that are not needed.</summary>
    internal static string Duration(TimeSpan time) => time.TotalHours >= 1
        ? string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours} h {time.Minutes:00} min")
        : time.TotalMinutes >= 1 ? string.Create(CultureInfo.InvariantCulture, $"{time.Minutes} min {time.Seconds:00} s")
        : string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.#} s");

    private static string? Ending(BatchManifest batch) => batch.State switch
    {
        BatchState.Interrupted => $"Interrupted: {Number(batch.Left)} left. The same command with --resume goes on.",
        BatchState.Failed when batch.Left == 0 && batch.Failures.Length == 0 => $"Stopped: {batch.Reason} No student has lost a point.",
        BatchState.Failed => $"Stopped: {batch.Reason} {Number(batch.Left)} left. No student has lost a point; once this is mended, the same command with --resume goes on.",
        BatchState.Running => $"Not ended: {Number(batch.Left)} left. The same command with --resume goes on.",
        _ => null,
    };

    private static void Named(TextWriter to, string title, IReadOnlyList<string> names, string? note)
    {
        if (names.Count == 0) return;
        to.WriteLine($"{title}:");
        foreach (string name in names.Take(MostNamed)) to.WriteLine($"  {name.ReplaceLineEndings(" ")}");
        if (names.Count > MostNamed) to.WriteLine($"  and {Number(names.Count - MostNamed)} more; {BatchManifest.FileName} names all.");
        if (note is not null) to.WriteLine($"  {note}");
    }

    private static string Count(int count, string what) => $"{Number(count)} {what}{(count == 1 ? "" : "s")}";

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);
}
