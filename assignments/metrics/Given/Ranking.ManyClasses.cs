using static System.FormattableString;

namespace Gradus.Metrics;

public static partial class Ranking
{
    /// <summary>ROC-AUC of k classes, each against the rest, averaged.</summary>
    /// <param name="truth">[n] the true class of each sample, 0 to k − 1; each class occurs.</param>
    /// <param name="probabilities">[n, k] the predicted probability of each class; rows sum to one within 1e-6.</param>
    /// <param name="average">Macro: mean over the classes. Weighted: by how often each class occurs. Micro: the n·k questions "is sample i of class c?" ranked together.</param>
    /// <param name="weights">[n] how much each sample counts (finite, ≥ 0), or null: 1 each.</param>
    /// <exception cref="ArgumentNullException"><paramref name="truth"/> or <paramref name="probabilities"/> is null.</exception>
    /// <exception cref="ArgumentException">No samples; fewer than two classes; lengths differ; a row does not sum to one; a class does not occur (macro, weighted), or it is the only one.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is not a column; a probability is negative or NaN; a weight is negative, NaN or infinite; <paramref name="average"/> is none of the three.</exception>
    /// <remarks>Source: Provost and Domingos, <i>Well-trained PETs</i> (2000), for the weighted form.</remarks>
    public static double RocAucOneVsRest(int[] truth, double[,] probabilities, Average average, double[]? weights = null)
    {
        var sampleWeights = RequireProbabilities(truth, probabilities, weights);
        Require.Defined(average);
        var classes = Enumerable.Range(0, probabilities.GetLength(1)).ToArray();
        if (average == Average.Micro)
        {
            return RocAuc(
                [.. truth.SelectMany(label => classes, (label, c) => label == c ? 1 : 0)],
                [.. probabilities.Cast<double>()],
                [.. sampleWeights.SelectMany(weight => classes, (weight, _) => weight)]);
        }

        foreach (var c in classes)
        {
            Require.Occurs(c, truth, sampleWeights);
        }

        var total = 0.0;
        var totalWeight = 0.0;
        foreach (var c in classes)
        {
            var support = average == Average.Macro ? 1 : truth.Zip(sampleWeights).Where(sample => sample.First == c).Sum(sample => sample.Second);
            total += support * RocAuc([.. truth.Select(label => label == c ? 1 : 0)], Column(probabilities, c), sampleWeights);
            totalWeight += support;
        }

        return total / totalWeight;
    }

    /// <summary>ROC-AUC of k classes, each pair of classes by itself, averaged.</summary>
    /// <param name="truth">[n] the true class of each sample, 0 to k − 1; at least two classes occur. Pairs with a class that does not occur are left out.</param>
    /// <param name="probabilities">[n, k] the predicted probability of each class; rows sum to one within 1e-6.</param>
    /// <param name="average">Macro: mean over the pairs. Weighted: by how many samples belong to either class of the pair.</param>
    /// <returns>The average over pairs a, b of [AUC(a above b by column a) + AUC(b above a by column b)] / 2, on the samples of a and b alone.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="truth"/> or <paramref name="probabilities"/> is null.</exception>
    /// <exception cref="ArgumentException">No samples; fewer than two classes; lengths differ; a row does not sum to one; only one class occurs.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is not a column; a probability is negative or NaN; <paramref name="average"/> is micro, which pairs do not have, or none of the three.</exception>
    /// <remarks>Source: Hand and Till, <i>A simple generalisation of the area under the ROC curve for multiple class classification problems</i> (2001).</remarks>
    public static double RocAucOneVsOne(int[] truth, double[,] probabilities, Average average)
    {
        RequireProbabilities(truth, probabilities, weights: null);
        if (average is not (Average.Macro or Average.Weighted))
        {
            throw new ArgumentOutOfRangeException(nameof(average), average, Invariant($"average is {average}; expected Macro or Weighted."));
        }

        var occurring = truth.Distinct().Order().ToArray();
        if (occurring.Length < 2)
        {
            throw new ArgumentException(Invariant($"truth has only class {occurring[0]}; expected samples of at least two classes."), nameof(truth));
        }

        var total = 0.0;
        var totalWeight = 0.0;
        foreach (var (a, b) in occurring.SelectMany(a => occurring.Where(b => b > a), (a, b) => (a, b)))
        {
            var samples = Enumerable.Range(0, truth.Length).Where(i => truth[i] == a || truth[i] == b).ToArray();
            var weight = average == Average.Macro ? 1 : samples.Length;
            total += weight * (Above(a) + Above(b)) / 2;
            totalWeight += weight;

            double Above(int c) => RocAuc([.. samples.Select(i => truth[i] == c ? 1 : 0)], [.. samples.Select(i => probabilities[i, c])]);
        }

        return total / totalWeight;
    }

    private static double[] RequireProbabilities(int[] truth, double[,] probabilities, double[]? weights)
    {
        Require.ProbabilityRows(probabilities);
        Require.Labels(truth, probabilities.GetLength(1));
        Require.SameLength(truth, probabilities);
        return Require.Weights(weights, truth.Length);
    }

    private static double[] Column(double[,] matrix, int column) =>
        [.. Enumerable.Range(0, matrix.GetLength(0)).Select(row => matrix[row, column])];
}
