// tries:      keep the compiler busy with a sum of sixty thousand terms
// stopped by: compile
// where:      ConfusionMatrix.Accuracy
// row:        27
// expand:     TERMS = 60000 of "+1"
// expand:     CALLS = 8000 of ".Trim()"
// slow:       the compiler gives up when its time is used up
namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    public double Accuracy() => 1 TERMS();

    private static string Chain() => "x" CALLS();
}
