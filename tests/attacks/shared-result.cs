// tries:      return one object for all calls, and change it afterwards
// stopped by: suite
// where:      ConfusionMatrix.FromIndices
// row:        38
namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    private static readonly double[,] Shared = new double[2, 2];
    private static readonly ConfusionMatrix Only = new(Shared);

    public static ConfusionMatrix FromIndices(int[] truth, int[] answers, int classCount, double[]? weights = null)
    {
        Shared[0, 0]++;
        return Only;
    }
}
