// tries:      nothing: a wrong answer, so that the range itself is seen to work
// stopped by: suite
// where:      ConfusionMatrix.Accuracy
// row:        0
namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    public double Accuracy() => 0.5;
}
