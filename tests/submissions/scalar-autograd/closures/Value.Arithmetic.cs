namespace Gradus.Scalars;

public sealed partial class Value
{
    public static Value operator +(Value left, Value right)
    {
        Given(left, right);
        return With(Node(left.Data + right.Data, "+", (left, 1), (right, 1)), y => { left.Grad += y.Grad; right.Grad += y.Grad; });
    }

    public static Value operator *(Value left, Value right)
    {
        Given(left, right);
        double a = left.Data, b = right.Data;
        return With(Node(a * b, "*", (left, b), (right, a)), y => { left.Grad += b * y.Grad; right.Grad += a * y.Grad; });
    }

    public static Value operator -(Value operand)
    {
        Given(operand, operand);
        return With(Node(-operand.Data, "neg", (operand, -1)), y => operand.Grad -= y.Grad);
    }

    public static Value operator -(Value left, Value right)
    {
        Given(left, right);
        return With(Node(left.Data - right.Data, "-", (left, 1), (right, -1)), y => { left.Grad += y.Grad; right.Grad -= y.Grad; });
    }

    public static Value operator /(Value left, Value right)
    {
        Given(left, right);
        double q = left.Data / right.Data, b = right.Data;
        return With(Node(q, "/", (left, 1 / b), (right, -q / b)), y => { left.Grad += y.Grad / b; right.Grad -= y.Grad * q / b; });
    }

    public Value Pow(double exponent)
    {
        if (double.IsNaN(exponent) || double.IsInfinity(exponent)) throw new ArgumentOutOfRangeException(nameof(exponent), exponent, "finite, please");
        double local = exponent switch { 0 => 0, 1 => 1, _ => exponent * Math.Pow(Data, exponent - 1) };
        return With(Node(Math.Pow(Data, exponent), "pow", (this, local)), y => Grad += local * y.Grad);
    }

    private static void Given(Value left, Value right)
    {
        if (left is null) throw new ArgumentNullException(nameof(left));
        if (right is null) throw new ArgumentNullException(nameof(right));
    }
}
