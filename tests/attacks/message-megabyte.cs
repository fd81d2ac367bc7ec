// tries:      fill records and reports with a message of eight megabytes
// stopped by: limits, report
// where:      ConfusionMatrix.Accuracy
// row:        46
namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    public double Accuracy()
    {
        throw new InvalidOperationException(new string('A', 8 << 20));
    }
}
