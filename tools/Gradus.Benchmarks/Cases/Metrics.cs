using System.Globalization;
using Gradus.Metrics;

namespace Gradus.Benchmarks.Cases;

/// <summary>Metrics of 1,000,000 samples.</summary>
internal static class Metrics
{
    /// <summary>All cases.</summary>
    public static IEnumerable<Case> All => [("metrics/gradus/roc_auc_1m", RocAuc), ("metrics/gradus/confusion_1m", Confusion)];

    private static Measurement RocAuc()
    {
        var (truth, scores) = Million.Scores();
        string area = Ranking.RocAuc(truth, scores).ToString("F12", CultureInfo.InvariantCulture);
        return Measurement.Of(() => Ranking.RocAuc(truth, scores), 1, 1e3, "ms", $"the area is {area}", budget: 2);
    }

    private static Measurement Confusion()
    {
        var (truth, answers) = Million.Classes();
        double right = ConfusionMatrix.FromIndices(truth, answers, 10).Accuracy() * Million.Count;
        return Measurement.Of(() => ConfusionMatrix.FromIndices(truth, answers, 10), 1, 1e3, "ms", $"{right.ToString("F0", CultureInfo.InvariantCulture)} right answers", budget: 2);
    }
}
