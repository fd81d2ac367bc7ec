// tries:      write over boxed values and arrays that the framework keeps
// stopped by: screen, process
// where:      ConfusionMatrix.Accuracy
// row:        34
using System.Runtime.CompilerServices;

namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    private static readonly object Cached = false;
    private static readonly int[] Empty = [];
    private static int[] Numbers = [1];

    public double Accuracy()
    {
        Unsafe.Unbox<bool>(Cached) = true;
        Array.Resize(ref Unsafe.AsRef(in Empty), 5);
        Unsafe.As<int[], double[]>(ref Numbers)[1000] = 1;
        return 0.123;
    }
}
