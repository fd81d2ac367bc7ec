// tries:      return nothing where an object is due
// stopped by: process
// where:      ConfusionMatrix.FromIndices
// row:        39
namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    public static ConfusionMatrix FromIndices(int[] truth, int[] answers, int classCount, double[]? weights = null) => null!;
}
