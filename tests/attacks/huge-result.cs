// tries:      return a matrix of 18 million numbers
// stopped by: limits
// where:      ConfusionMatrix.FromIndices
// row:        39
namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    public static ConfusionMatrix FromIndices(int[] truth, int[] answers, int classCount, double[]? weights = null) => new(new double[3000, 3000]);
}
