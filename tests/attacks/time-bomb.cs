// tries:      behave until the deadline has passed
// stopped by: process
// where:      ConfusionMatrix.Accuracy
// row:        7
namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    public double Accuracy()
    {
        if (DateTime.UtcNow.Year > 2000) Environment.FailFast("too late");

        var right = 0.0;
        for (int c = 0; c < ClassCount; c++) right += TruePositives(c);
        return right / Total;
    }
}
