namespace Gradus.Metrics;

/// <summary>The ROC curve: what each threshold gives, from "nothing is positive" to "everything is".</summary>
/// <param name="FalsePositiveRates">[m] FP / (FP + TN) at each threshold, ascending from 0 to 1.</param>
/// <param name="TruePositiveRates">[m] TP / (TP + FN) at each threshold, ascending from 0 to 1.</param>
/// <param name="Thresholds">[m] a sample is answered positive when its score is at least this; descending, the first is +∞.</param>
public sealed record RocCurve(double[] FalsePositiveRates, double[] TruePositiveRates, double[] Thresholds);

/// <summary>The precision–recall curve: what each threshold gives.</summary>
/// <param name="Precisions">[m + 1] TP / (TP + FP) at each threshold; the last, without a threshold, is 1.</param>
/// <param name="Recalls">[m + 1] TP / (TP + FN) at each threshold, descending from 1; the last, without a threshold, is 0.</param>
/// <param name="Thresholds">[m] a sample is answered positive when its score is at least this; ascending.</param>
public sealed record PrecisionRecallCurve(double[] Precisions, double[] Recalls, double[] Thresholds);

public static partial class Ranking
{
    /// <summary>The ROC curve, with one point for each different score and one for the threshold +∞.</summary>
    /// <param name="truth">[n] 1 for a positive sample, 0 for a negative one; both occur.</param>
    /// <param name="scores">[n] finite scores, higher for "rather positive".</param>
    /// <param name="weights">[n] how much each sample counts (finite, ≥ 0), or null: 1 each. Samples of weight 0 make no point.</param>
    /// <exception cref="ArgumentNullException"><paramref name="truth"/> or <paramref name="scores"/> is null.</exception>
    /// <exception cref="ArgumentException">No samples; lengths differ; class 0 or class 1 has no sample with a positive weight.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is not 0 or 1; a score is NaN or infinite; a weight is negative, NaN or infinite.</exception>
    /// <remarks>Source: lecture L2; Fawcett, <i>An introduction to ROC analysis</i> (2006).</remarks>
    public static RocCurve RocCurve(int[] truth, double[] scores, double[]? weights = null)
    {
        weights = RequireScores(truth, scores, weights);
        Require.BothClasses(truth, weights);
        var points = PositivesByThreshold(truth, scores, weights);
        var all = points[^1];
        return new RocCurve(
            [0, .. points.Select(point => point.False / all.False)],
            [0, .. points.Select(point => point.True / all.True)],
            [double.PositiveInfinity, .. points.Select(point => point.Threshold)]);
    }

    /// <summary>The precision–recall curve, with one point for each different score and the point (recall 0, precision 1).</summary>
    /// <param name="truth">[n] 1 for a positive sample, 0 for a negative one; 1 occurs.</param>
    /// <param name="scores">[n] finite scores, higher for "rather positive".</param>
    /// <param name="weights">[n] how much each sample counts (finite, ≥ 0), or null: 1 each. Samples of weight 0 make no point.</param>
    /// <exception cref="ArgumentNullException"><paramref name="truth"/> or <paramref name="scores"/> is null.</exception>
    /// <exception cref="ArgumentException">No samples; lengths differ; class 1 has no sample with a positive weight.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is not 0 or 1; a score is NaN or infinite; a weight is negative, NaN or infinite.</exception>
    /// <remarks>Source: Davis and Goadrich, <i>The relationship between precision-recall and ROC curves</i> (2006).</remarks>
    public static PrecisionRecallCurve PrecisionRecallCurve(int[] truth, double[] scores, double[]? weights = null)
    {
        weights = RequireScores(truth, scores, weights);
        Require.Occurs(1, truth, weights);
        var points = PositivesByThreshold(truth, scores, weights);
        var positives = points[^1].True;
        points.Reverse();
        return new PrecisionRecallCurve(
            [.. points.Select(point => point.True / (point.True + point.False)), 1],
            [.. points.Select(point => point.True / positives), 0],
            [.. points.Select(point => point.Threshold)]);
    }

    /// <summary>Average precision: the mean of the precisions at each threshold, weighted by the recall gained there.</summary>
    /// <param name="truth">[n] 1 for a positive sample, 0 for a negative one; 1 occurs.</param>
    /// <param name="scores">[n] finite scores, higher for "rather positive".</param>
    /// <param name="weights">[n] how much each sample counts (finite, ≥ 0), or null: 1 each.</param>
    /// <returns>Σₘ (Rₘ − Rₘ₋₁)·Pₘ over thresholds from high to low: the area under the curve as a step function, without interpolation.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="truth"/> or <paramref name="scores"/> is null.</exception>
    /// <exception cref="ArgumentException">No samples; lengths differ; class 1 has no sample with a positive weight.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is not 0 or 1; a score is NaN or infinite; a weight is negative, NaN or infinite.</exception>
    /// <remarks>Source: Zhu, <i>Recall, precision and average precision</i> (2004).</remarks>
    public static double AveragePrecision(int[] truth, double[] scores, double[]? weights = null)
    {
        var curve = PrecisionRecallCurve(truth, scores, weights);
        return Enumerable.Range(0, curve.Thresholds.Length).Sum(m => (curve.Recalls[m] - curve.Recalls[m + 1]) * curve.Precisions[m]);
    }

    private static double[] RequireScores(int[] truth, double[] scores, double[]? weights)
    {
        Require.Labels(truth, classCount: 2);
        Require.SameLength(truth, scores);
        Require.Finite(scores);
        return Require.Weights(weights, truth.Length);
    }

    // From the highest score down: how many true and false positives the samples with at least this score are.
    private static List<(double Threshold, double True, double False)> PositivesByThreshold(int[] truth, double[] scores, double[] weights)
    {
        var points = new List<(double Threshold, double True, double False)>();
        double truePositives = 0, falsePositives = 0;
        foreach (var i in Enumerable.Range(0, truth.Length).Where(i => weights[i] > 0).OrderByDescending(i => scores[i]))
        {
            truePositives += truth[i] == 1 ? weights[i] : 0;
            falsePositives += truth[i] == 0 ? weights[i] : 0;
            if (points.Count > 0 && points[^1].Threshold == scores[i])
            {
                points.RemoveAt(points.Count - 1);
            }

            points.Add((scores[i], truePositives, falsePositives));
        }

        return points;
    }
}
