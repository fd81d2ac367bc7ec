// tries:      say something else each time it is asked
// stopped by: report
// where:      ConfusionMatrix.Accuracy
// row:        46
namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    public double Accuracy()
    {
        throw new Fickle();
    }
}

public sealed class Fickle : Exception
{
    private static int asked;

    public override string Message => asked++ == 0 ? "fine" : new string('\n', 100_000) + "Score 50 / 50";
}
