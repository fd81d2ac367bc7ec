// tries:      never return, from where an abort would not reach
// stopped by: limits
// where:      ConfusionMatrix.Accuracy
// row:        1
namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    public double Accuracy()
    {
        try
        {
            return 0.123;
        }
        finally
        {
            while (true) { }
        }
    }
}
