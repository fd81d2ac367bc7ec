// tries:      break the grader's reader with a callback of a function that nobody passed
// stopped by: screen, process
// where:      ConfusionMatrix.Accuracy
// row:        18
using Microsoft.Win32.SafeHandles;

namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    public double Accuracy()
    {
        using var pipe = new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write);
        pipe.Write([6, 0, 0, 0, 12, 7, 0, 0, 0, 1]);
        pipe.Flush();
        Thread.Sleep(Timeout.Infinite);
        return 0.123;
    }
}
