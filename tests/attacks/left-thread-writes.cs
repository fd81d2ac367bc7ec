// tries:      write answers a little later, while another check asks
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
            using var pipe = new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write);
            while (true)
            {
                pipe.Write([14, 0, 0, 0, 10, 1, 0, 0, 0, 0, .. BitConverter.GetBytes(0.123)]);
                pipe.Flush();
                Thread.Sleep(5);
            }
        }) { IsBackground = true }.Start();
        return 0.123;
    }
}
