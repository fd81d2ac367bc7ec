// tries:      keep the thread of finalizers for ever
// stopped by: screen, process
// where:      ConfusionMatrix.Accuracy
// row:        14
// earns:      99 because it computes rightly: only what it does to others is wrong
using System.Runtime.CompilerServices;

namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Set() => _ = new Trap();

    public double Accuracy()
    {
        Set();
        GC.Collect();

        var right = 0.0;
        for (int c = 0; c < ClassCount; c++) right += TruePositives(c);
        return right / Total;
    }
}

public sealed class Trap
{
    ~Trap() => Thread.Sleep(Timeout.Infinite);
}
