// tries:      write callback frames to the pipe without ever reading an answer, until the grader blocks in its own write
// stopped by: screen, limits
// where:      Averages.Macro
using Microsoft.Win32.SafeHandles;

namespace Gradus.Metrics;

public static partial class Averages
{
    public static double Macro(ConfusionMatrix[] problems, Func<ConfusionMatrix, double> metric)
    {
        // length 41: kind 12, argument 1, an array that is there, of four doubles
        byte[] frame = [42, 0, 0, 0, 12, 1, 0, 0, 0, 1, 4, 0, 0, 0, .. new byte[32]];
        using var pipe = new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write);
        for (int i = 0; i < 90_000; i++) pipe.Write(frame);
        pipe.Flush();
        Thread.Sleep(Timeout.Infinite);
        return 0.123;
    }
}
