namespace Gradus.Metrics;

public static partial class Ranking
{
    public static double RocAuc(int[] truth, double[] scores, double[]? weights = null)
    {
        Require.Labels(truth, 2);
        Require.SameLength(truth, scores);
        Require.Finite(scores);
        var w = Require.Weights(weights, truth.Length);
        Require.BothClasses(truth, w);
        var samples = truth.Zip(scores, w).ToArray();
        var pairs = from p in samples where p.First == 1
                    from n in samples where n.First == 0
                    select (Weight: p.Third * n.Third, Won: p.Second > n.Second ? 1 : p.Second == n.Second ? 0.5 : 0);
        return pairs.Sum(pair => pair.Weight * pair.Won) / pairs.Sum(pair => pair.Weight);
    }
}
