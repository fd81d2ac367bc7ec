// tries:      write to address zero
// stopped by: screen, process
// where:      ConfusionMatrix.Accuracy
// row:        20
using System.Runtime.InteropServices;

namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    public double Accuracy()
    {
        Marshal.WriteInt32(IntPtr.Zero, 1);
        return 0;
    }
}
