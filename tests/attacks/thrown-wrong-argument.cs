// tries:      refuse every input as wrong
// stopped by: process
// where:      ConfusionMatrix.Accuracy
namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    public double Accuracy()
    {
        throw new ArgumentOutOfRangeException("counts", "no");
    }
}
