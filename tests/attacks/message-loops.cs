// tries:      never finish telling what went wrong
// stopped by: limits
// where:      ConfusionMatrix.Accuracy
// row:        46
namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    public double Accuracy()
    {
        throw new Story();
    }
}

public sealed class Story : Exception
{
    public override string Message
    {
        get
        {
            while (true) { }
        }
    }

    public override string ToString() => Message;
}
