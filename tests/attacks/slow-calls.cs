// tries:      sleep in every call just below its limit, until the submission's time is used up
// stopped by: limits
// where:      ConfusionMatrix.Accuracy
// earns:      99 because it computes rightly: only what it does to others is wrong
namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    public double Accuracy()
    {
        Thread.Sleep(900);

        var right = 0.0;
        for (int c = 0; c < ClassCount; c++) right += TruePositives(c);
        return right / Total;
    }
}
