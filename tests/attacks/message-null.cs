// tries:      have no message at all
// stopped by: process
// where:      ConfusionMatrix.Accuracy
// row:        46
namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    public double Accuracy()
    {
        throw new Silent();
    }
}

public sealed class Silent : Exception
{
    public override string Message => null!;

    public override string? StackTrace => null;
}
