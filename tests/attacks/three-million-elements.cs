// tries:      fill the compiler's memory with an array of three million elements
// stopped by: collect
// where:      ConfusionMatrix.Accuracy
// row:        31
// expand:     ITEMS = 3000000 of "1,"
namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    private static readonly int[] Many = [ITEMS()];

    public double Accuracy() => Many.Length;
}
