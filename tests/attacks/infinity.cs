// tries:      return infinity, whose distance to itself is NaN
// stopped by: suite
// where:      ConfusionMatrix.Accuracy
namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    public double Accuracy()
    {
        return double.PositiveInfinity;
    }
}
