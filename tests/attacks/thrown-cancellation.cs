// tries:      claim that somebody has cancelled
// stopped by: process
// where:      ConfusionMatrix.Accuracy
namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    public double Accuracy()
    {
        throw new OperationCanceledException();
    }
}
