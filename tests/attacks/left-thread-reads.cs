// tries:      take the grader's questions away from the worker
// stopped by: screen, process
// where:      ConfusionMatrix.Accuracy
using Microsoft.Win32.SafeHandles;

namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    public double Accuracy()
    {
        new Thread(() =>
        {
            using var pipe = new FileStream(new SafeFileHandle(0, ownsHandle: false), FileAccess.Read);
            while (pipe.ReadByte() >= 0) { }
        }) { IsBackground = true }.Start();
        Thread.Sleep(20);
        return 0.123;
    }
}
