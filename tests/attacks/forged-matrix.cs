// tries:      announce a matrix of two thousand million columns without a row
// stopped by: screen, process
// where:      ConfusionMatrix.FromIndices
// row:        18
using Microsoft.Win32.SafeHandles;

namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    public static ConfusionMatrix FromIndices(int[] truth, int[] answers, int classCount, double[]? weights = null)
    {
        // kind 10, no arguments changed, a matrix that is there, of 0 rows and 2147483647 columns
        using var pipe = new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write);
        pipe.Write([15, 0, 0, 0, 10, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 255, 255, 255, 127]);
        pipe.Flush();
        Thread.Sleep(Timeout.Infinite);
        return new ConfusionMatrix(new double[,] { { 1 } });
    }
}
