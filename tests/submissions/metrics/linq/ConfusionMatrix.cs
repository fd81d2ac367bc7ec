namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    public static ConfusionMatrix FromIndices(int[] truth, int[] answers, int classCount, double[]? weights = null)
    {
        Require.Labels(truth, classCount);
        Require.Labels(answers, classCount);
        Require.SameLength(truth, answers);
        var pairs = truth.Zip(answers, Require.Weights(weights, truth.Length)).ToLookup(s => (s.First, s.Second), s => s.Third);
        var counts = new double[classCount, classCount];
        foreach (var cell in pairs) counts[cell.Key.First, cell.Key.Second] = cell.Sum();
        return new ConfusionMatrix(counts);
    }

    public double TruePositives(int @class) => this[@class, @class];

    public double FalsePositives(int @class) => Classes.Sum(t => this[t, @class]) - TruePositives(@class);

    public double FalseNegatives(int @class) => Classes.Sum(a => this[@class, a]) - TruePositives(@class);

    public double TrueNegatives(int @class) => Total - Classes.Sum(t => this[t, @class]) - FalseNegatives(@class);

    private IEnumerable<int> Classes => Enumerable.Range(0, ClassCount);
}
