// tries:      draw a score on the terminal with escape sequences
// stopped by: report
// where:      ConfusionMatrix.Accuracy
// row:        46
namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    public double Accuracy()
    {
        throw new InvalidOperationException("\u001b[2J\u001b[1;1H\u001b]0;50 / 50\a\rScore 50 / 50\n\u009b31m\b\b\b");
    }
}
