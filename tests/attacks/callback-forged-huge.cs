// tries:      call the suite's function with 15 MiB at a time, as fast as the pipe takes it
// stopped by: screen, limits
// where:      Averages.Macro
using Microsoft.Win32.SafeHandles;

namespace Gradus.Metrics;

public static partial class Averages
{
    public static double Macro(ConfusionMatrix[] problems, Func<ConfusionMatrix, double> metric)
    {
        byte[] frame = [8, 0, 240, 0, 12, 1, 0, 0, 0, 1, 0, 0, 30, 0, .. new byte[(30 << 16) * 8]];
        BitConverter.TryWriteBytes(frame, frame.Length - 4);
        using var pipe = new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write);
        while (true) pipe.Write(frame);
    }
}
