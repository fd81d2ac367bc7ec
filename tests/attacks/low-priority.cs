// tries:      make the thread that answers the slowest of the machine
// stopped by: screen, process
// where:      ConfusionMatrix.Accuracy
// earns:      99 because it computes rightly: only what it does to others is wrong
namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    public double Accuracy()
    {
        Thread.CurrentThread.Priority = ThreadPriority.Lowest;

        var right = 0.0;
        for (int c = 0; c < ClassCount; c++) right += TruePositives(c);
        return right / Total;
    }
}
