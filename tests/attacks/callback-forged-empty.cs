// tries:      call the suite's function with an empty array, so that the suite itself fails
// stopped by: screen, process
// where:      Averages.Macro
using Microsoft.Win32.SafeHandles;

namespace Gradus.Metrics;

public static partial class Averages
{
    public static double Macro(ConfusionMatrix[] problems, Func<ConfusionMatrix, double> metric)
    {
        using var pipe = new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write);
        pipe.Write([10, 0, 0, 0, 12, 1, 0, 0, 0, 1, 0, 0, 0, 0]);
        pipe.Flush();
        Thread.Sleep(50);
        return 0.123;
    }
}
