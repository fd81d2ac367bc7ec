using System.Text.Json;
using Gradus.Engine.Kits;
using Gradus.Grading.Records;

namespace Gradus.Engine.Batch;

/// <summary>Counts the records of one assignment. It keeps numbers, no records: a batch of any size fits.</summary>
internal sealed class AssignmentTally
{
    private static readonly CheckStatus[] Endings = [CheckStatus.Crashed, CheckStatus.TimedOut, CheckStatus.OutOfMemory, CheckStatus.OutputLimit];

    private readonly SortedDictionary<string, int> outcomes = new(StringComparer.Ordinal), cutShort = new(StringComparer.Ordinal);
    private readonly List<double> points = [];
    private double most;
    private int count;

    internal void Add(ScoreRecord record)
    {
        lock (outcomes)
        {
            count++;
            Increase(outcomes, Word(record.Outcome));
            foreach (var ending in Endings)
                if (record.Checks.Any(c => c.Status == ending)) Increase(cutShort, Word(ending));
            if (record.Outcome != Outcome.Graded) return;
            points.Add(record.Score);
            most = Math.Max(most, record.Max);
        }
    }

    internal AssignmentTotals Total(string id, int suiteVersion, KitFingerprint print, string seedName)
    {
        lock (outcomes) return new AssignmentTotals(id, suiteVersion, print.Kit, print.Seed, seedName, count, new(outcomes, StringComparer.Ordinal), Range(), new(cutShort, StringComparer.Ordinal));
    }

    private PointRange? Range()
    {
        if (points.Count == 0) return null;
        double[] sorted = [.. points.Order()];
        double median = (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
        return new PointRange(Points.Round(sorted.Average()), Points.Round(median), sorted[0], sorted[^1], most);
    }

    private static void Increase(SortedDictionary<string, int> counts, string word) => counts[word] = counts.GetValueOrDefault(word) + 1;

    private static string Word<T>(T value) where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
