// tries:      be wrong in the same way everywhere, so that all laws still hold
// stopped by: suite
// where:      ProbabilityScores.LogLoss
// row:        45
// earns:      0.2 because a certainty that comes true loses nothing, whatever the logarithm's base
namespace Gradus.Metrics;

public static partial class ProbabilityScores
{
    public static double LogLoss(int[] truth, double[] probabilities, Reduction reduction, double[]? weights = null)
    {
        double sum = 0;
        for (int i = 0; i < truth.Length; i++) sum -= Math.Log2(Math.Clamp(truth[i] == 1 ? probabilities[i] : 1 - probabilities[i], 1e-9, 1));
        return reduction == Reduction.Sum ? sum : sum / truth.Length;
    }

    public static double LogLoss(int[] truth, double[,] probabilities, Reduction reduction, double[]? weights = null)
    {
        double sum = 0;
        for (int i = 0; i < truth.Length; i++) sum -= Math.Log2(Math.Clamp(probabilities[i, truth[i]], 1e-9, 1));
        return reduction == Reduction.Sum ? sum : sum / truth.Length;
    }
}
