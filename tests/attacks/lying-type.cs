// tries:      return an own type that turns into whatever is asked for
// stopped by: process
// where:      ConfusionMatrix.Accuracy
namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    public Anything Accuracy() => default;
}

public readonly struct Anything : IEquatable<double>, IComparable<double>
{
    public static implicit operator double(Anything _) => double.NaN;

    public static bool operator ==(Anything a, double b) => true;

    public static bool operator !=(Anything a, double b) => false;

    public static bool operator <(Anything a, double b) => true;

    public static bool operator >(Anything a, double b) => true;

    public bool Equals(double other) => true;

    public int CompareTo(double other) => 0;

    public override bool Equals(object? other) => true;

    public override int GetHashCode() => 0;
}
