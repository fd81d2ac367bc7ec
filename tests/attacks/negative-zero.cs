// tries:      return −0
// stopped by: suite
// where:      ConfusionMatrix.Accuracy
// earns:      0.25 because the accuracy of a classifier that is always wrong is 0, and -0 equals it
namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    public double Accuracy()
    {
        return -0.0;
    }
}
