// tries:      always give the likeliest answer
// stopped by: suite
// where:      ConfusionMatrix.Accuracy
namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    public double Accuracy()
    {
        return 0.9;
    }
}
