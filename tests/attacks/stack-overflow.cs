// tries:      take the grader down with a stack overflow
// stopped by: process
// where:      ConfusionMatrix.Accuracy
// row:        2
namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    public double Accuracy()
    {
        return 1 + Accuracy();
    }
}
