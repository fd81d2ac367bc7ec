// tries:      allocate outside the managed heap, where its limit does not count
// stopped by: screen, resource-limits
// where:      ConfusionMatrix.Accuracy
// row:        3
using System.Runtime.InteropServices;

namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    public double Accuracy()
    {
        long taken = 0;
        while (taken < 6L << 30)
        {
            IntPtr block = Marshal.AllocHGlobal(64 << 20);
            for (int at = 0; at < 64 << 20; at += 4096) Marshal.WriteByte(block, at, 1);
            taken += 64 << 20;
        }
        return taken;
    }
}
