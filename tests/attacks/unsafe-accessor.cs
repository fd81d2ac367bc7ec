// tries:      reach private members of the framework by name
// stopped by: screen, process
// where:      ConfusionMatrix.Accuracy
// row:        34
using System.Runtime.CompilerServices;

namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_size")]
    private static extern ref int Size(List<double> list);

    public double Accuracy()
    {
        List<double> list = [1];
        Size(list) = int.MaxValue;
        return list[1 << 20];
    }
}
