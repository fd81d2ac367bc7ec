// tries:      overflow the stack in the text of an exception, where only the machinery calls
// stopped by: process
// where:      ConfusionMatrix.Accuracy
namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    public double Accuracy()
    {
        throw new Deep();
    }
}

public sealed class Deep : Exception
{
    public override string Message => Message + ".";
}
