// tries:      overflow the stack in the first use of a type
// stopped by: process
// where:      ConfusionMatrix.Accuracy
// row:        11
namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    private static readonly int Depth = Deeper(0);

    private static int Deeper(int depth) => 1 + Deeper(depth + 1);

    public double Accuracy() => Depth;
}
