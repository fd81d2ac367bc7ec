// tries:      be equal to everything
// stopped by: suite
// where:      ConfusionMatrix.Accuracy
namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    public static bool operator ==(ConfusionMatrix? a, object? b) => true;

    public static bool operator !=(ConfusionMatrix? a, object? b) => false;

    public override bool Equals(object? other) => true;

    public override int GetHashCode() => 0;

    public double Accuracy()
    {
        return 0.5;
    }
}
