// tries:      split the process in two, both of which answer
// stopped by: screen, process
// where:      ConfusionMatrix.Accuracy
// row:        5
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    [DllImport("libc", EntryPoint = "fork")]
    private static extern int Fork();

    public double Accuracy()
    {
        Fork();
        byte[] frame = [14, 0, 0, 0, 10, 1, 0, 0, 0, 0, .. BitConverter.GetBytes(1.0)];
        using var pipe = new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write);
        pipe.Write(frame);
        pipe.Flush();
        Environment.Exit(0);
        return 0.123;
    }
}
