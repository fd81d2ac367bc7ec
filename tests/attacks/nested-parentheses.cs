// tries:      overflow the compiler's stack with brackets
// stopped by: compile
// where:      ConfusionMatrix.Accuracy
// row:        26
// expand:     OPEN = 12000 of "("
// expand:     CLOSE = 12000 of ")"
namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    public double Accuracy() => OPEN() 1 CLOSE();
}
