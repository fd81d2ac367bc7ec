namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    public static ConfusionMatrix FromIndices(int[] truth, int[] answers, int classCount, double[]? weights = null)
    {
        Require.Labels(truth, classCount);
        Require.Labels(answers, classCount);
        Require.SameLength(truth, answers);
        weights = Require.Weights(weights, truth.Length);
        var flat = new double[classCount * classCount];
        for (int i = truth.Length - 1; i >= 0; i--) flat[truth[i] * classCount + answers[i]] += weights[i];
        var counts = new double[classCount, classCount];
        Buffer.BlockCopy(flat, 0, counts, 0, flat.Length * sizeof(double));
        return new ConfusionMatrix(counts);
    }

    public double TruePositives(int @class) => Sum(@class, (t, a) => t == @class && a == @class, 0);

    public double FalsePositives(int @class) => Sum(@class, (t, a) => t != @class && a == @class, 0);

    public double FalseNegatives(int @class) => Sum(@class, (t, a) => t == @class && a != @class, 0);

    public double TrueNegatives(int @class) => Sum(@class, (t, a) => t != @class && a != @class, 0);

    private double Sum(int @class, Func<int, int, bool> counts, int from)
    {
        Require.Class(@class, ClassCount);
        if (from == ClassCount * ClassCount) return 0;
        var (t, a) = Math.DivRem(from, ClassCount);
        return (counts(t, a) ? this[t, a] : 0) + Sum(@class, counts, from + 1);
    }
}
