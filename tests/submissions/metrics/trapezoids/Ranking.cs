namespace Gradus.Metrics;

public static partial class Ranking
{
    public static double RocAuc(int[] truth, double[] scores, double[]? weights = null)
    {
        Require.Labels(truth, 2);
        Require.SameLength(truth, scores);
        Require.Finite(scores);
        weights = Require.Weights(weights, truth.Length);
        Require.BothClasses(truth, weights);
        var points = new SortedDictionary<double, (double Positive, double Negative)>(Comparer<double>.Create((a, b) => b.CompareTo(a)));
        for (int i = 0; i < truth.Length; i++)
        {
            points.TryGetValue(scores[i], out var at);
            points[scores[i]] = truth[i] == 1 ? (at.Positive + weights[i], at.Negative) : (at.Positive, at.Negative + weights[i]);
        }
        double area = 0, height = 0, width = 0;
        foreach (var (_, (up, right)) in points)
        {
            area += right * (height + height + up) / 2;
            height += up;
            width += right;
        }
        return area / (height * width);
    }
}
