namespace Gradus.Scalars;

// Sum, product and power are nodes; the rest is made of them.
public sealed partial class Value
{
    public static Value operator +(Value left, Value right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return Node(left.Data + right.Data, "+", (left, 1.0), (right, 1.0));
    }

    public static Value operator *(Value left, Value right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return Node(left.Data * right.Data, "*", (left, right.Data), (right, left.Data));
    }

    public static Value operator -(Value operand) => operand * -1;

    public static Value operator -(Value left, Value right) => left + -right;

    public static Value operator /(Value left, Value right) => left * (right ?? throw new ArgumentNullException(nameof(right))).Pow(-1);

    public Value Pow(double exponent)
    {
        if (!double.IsFinite(exponent)) throw new ArgumentException("The exponent must be finite.", nameof(exponent));
        return Custom(this, x => Math.Pow(x, exponent), x => exponent == 0 ? 0 : exponent * Math.Pow(x, exponent - 1));
    }
}
