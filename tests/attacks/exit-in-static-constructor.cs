// tries:      end the process before any method runs
// stopped by: screen, process
// where:      ConfusionMatrix, Averages
// row:        11
namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    static ConfusionMatrix() => Environment.Exit(0);

    public double Accuracy() => 1;
}
