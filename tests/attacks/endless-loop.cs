// tries:      never return
// stopped by: limits
// where:      ConfusionMatrix.Accuracy
// row:        1
namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    public double Accuracy()
    {
        while (true) { }
    }
}
