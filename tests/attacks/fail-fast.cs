// tries:      end the process the hard way
// stopped by: screen, process
// where:      ConfusionMatrix.Accuracy
// row:        7
namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    public double Accuracy()
    {
        Environment.FailFast("::error::passed");
        return 0.123;
    }
}
