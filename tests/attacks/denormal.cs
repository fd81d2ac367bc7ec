// tries:      return the smallest number there is
// stopped by: suite
// where:      ConfusionMatrix.Accuracy
namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    public double Accuracy()
    {
        return double.Epsilon;
    }
}
