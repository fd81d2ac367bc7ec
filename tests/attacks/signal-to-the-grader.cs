// tries:      end the grader with a signal; the one sent does nothing but show that others would arrive
// stopped by: screen, seccomp, bubblewrap
// where:      ConfusionMatrix.Accuracy
using System.Runtime.InteropServices;

namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    [DllImport("libc", EntryPoint = "getppid")]
    private static extern int Parent();

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Kill(int process, int signal);

    public double Accuracy()
    {
        int parent = Parent();
        if (parent > 1 && Kill(parent, 0) == 0) throw new InvalidOperationException("LEAK: signals reach the grader");
        return 0.123;
    }
}
