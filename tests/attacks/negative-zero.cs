// tries:      return −0
// stopped by: suite
// where:      ConfusionMatrix.Accuracy
namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    public double Accuracy()
    {
        return -0.0;
    }
}
