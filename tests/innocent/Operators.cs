// Operator overloading: arithmetic, comparison, conversion, increment, checked
// Run gives 14
namespace Innocent;

public static class Operators
{
    public readonly struct Dual(double value, double slope) : IEquatable<Dual>
    {
        public double Value { get; } = value;
        public double Slope { get; } = slope;
        public static Dual operator +(Dual a, Dual b) => new(a.Value + b.Value, a.Slope + b.Slope);
        public static Dual operator *(Dual a, Dual b) => new(a.Value * b.Value, a.Slope * b.Value + a.Value * b.Slope);
        public static Dual operator -(Dual a) => new(-a.Value, -a.Slope);
        public static bool operator ==(Dual a, Dual b) => a.Equals(b);
        public static bool operator !=(Dual a, Dual b) => !a.Equals(b);
        public static implicit operator Dual(double x) => new(x, 0);
        public static explicit operator double(Dual d) => d.Value;
        public bool Equals(Dual other) => Value == other.Value && Slope == other.Slope;
        public override bool Equals(object? other) => other is Dual d && Equals(d);
        public override int GetHashCode() => HashCode.Combine(Value, Slope);
        public override string ToString() => $"{Value} + {Slope}ε";
    }

    public static double Run()
    {
        var x = new Dual(3, 1);
        Dual y = x * x + 2 * x + -(Dual)1;
        return y.Slope + (double)x + (y != x ? 3 : 0);
    }
}
