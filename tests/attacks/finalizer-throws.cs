// tries:      throw where nothing can catch
// stopped by: screen, process
// where:      ConfusionMatrix.Accuracy
// row:        14
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
        GC.WaitForPendingFinalizers();
        return 0.123;
    }
}

public sealed class Trap
{
    ~Trap() => throw new InvalidOperationException();
}
