// tries:      close all files of the process
// stopped by: screen, process
// where:      ConfusionMatrix.Accuracy
// row:        17
using System.Runtime.InteropServices;

namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    [DllImport("libc", EntryPoint = "close")]
    private static extern int Close(int descriptor);

    public double Accuracy()
    {
        for (int descriptor = 0; descriptor < 64; descriptor++) Close(descriptor);
        return 0.123;
    }
}
