// tries:      write to an address that is not the process's
// stopped by: screen, process
// where:      ConfusionMatrix.Accuracy
// row:        20
using System.Runtime.InteropServices;

namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    public double Accuracy()
    {
        Marshal.WriteInt32(new IntPtr(0x1234567890), 1);
        return 0.123;
    }
}
