// tries:      return a matrix that is just small enough to be read
// stopped by: limits, suite
// where:      ConfusionMatrix.FromIndices
// row:        39
namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    public static ConfusionMatrix FromIndices(int[] truth, int[] answers, int classCount, double[]? weights = null)
    {
        var counts = new double[1400, 1400];
        for (int i = 0; i < 1400; i++) counts[i, i] = double.MaxValue;
        return new(counts);
    }
}
