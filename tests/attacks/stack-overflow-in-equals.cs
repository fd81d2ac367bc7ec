// tries:      overflow the stack in an equality that a comparing collection calls
// stopped by: process
// where:      ConfusionMatrix.Accuracy
namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    public double Accuracy()
    {
        return new[] { new Same(), new Same() }.Distinct().Count();
    }
}

public sealed class Same
{
    public override bool Equals(object? other) => other!.Equals(this);

    public override int GetHashCode() => 0;
}
