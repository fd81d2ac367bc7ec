// tries:      leave a process behind that holds the worker's pipe open, so that the grader waits for an end of file that does not come
// stopped by: screen, limits
// where:      ConfusionMatrix.Accuracy
using System.Runtime.InteropServices;

namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    [DllImport("libc", EntryPoint = "system")]
    private static extern int Shell(string command);

    public double Accuracy()
    {
        Shell("setsid sleep 30 &");
        Thread.Sleep(Timeout.Infinite);
        return 0.123;
    }
}
