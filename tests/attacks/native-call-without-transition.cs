// tries:      block inside the runtime, so that no garbage collection and no thread gets on
// stopped by: screen, limits
// where:      ConfusionMatrix.Accuracy
// row:        20
using System.Runtime.InteropServices;

namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    [DllImport("libc", EntryPoint = "sleep"), SuppressGCTransition]
    private static extern uint Sleep(uint seconds);

    public double Accuracy()
    {
        Sleep(30);
        return 0.123;
    }
}
