// tries:      never get past the first use of a type
// stopped by: limits
// where:      ConfusionMatrix, Averages
// row:        11
namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    static ConfusionMatrix()
    {
        while (true) { }
    }

    public double Accuracy() => 1;
}
