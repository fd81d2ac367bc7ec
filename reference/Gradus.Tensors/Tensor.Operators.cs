namespace Gradus.Tensors;

public abstract partial class Tensor
{
    /// <summary>Element by element, broadcast.</summary>
    public static Tensor operator +(Tensor a, Tensor b) => Elementwise(Primitives.Add, a, b);

    /// <summary>A number added to every element.</summary>
    public static Tensor operator +(Tensor a, double b) => Elementwise(Primitives.Add, a, Beside(a, b));

    /// <summary>A number added to every element.</summary>
    public static Tensor operator +(double a, Tensor b) => Elementwise(Primitives.Add, Beside(b, a), b);

    /// <summary>Element by element, broadcast.</summary>
    public static Tensor operator -(Tensor a, Tensor b) => Elementwise(Primitives.Subtract, a, b);

    /// <summary>A number taken from every element.</summary>
    public static Tensor operator -(Tensor a, double b) => Elementwise(Primitives.Subtract, a, Beside(a, b));

    /// <summary>Every element taken from a number.</summary>
    public static Tensor operator -(double a, Tensor b) => Elementwise(Primitives.Subtract, Beside(b, a), b);

    /// <summary>Element by element, broadcast.</summary>
    public static Tensor operator *(Tensor a, Tensor b) => Elementwise(Primitives.Multiply, a, b);

    /// <summary>Every element times a number.</summary>
    public static Tensor operator *(Tensor a, double b) => Elementwise(Primitives.Multiply, a, Beside(a, b));

    /// <summary>Every element times a number.</summary>
    public static Tensor operator *(double a, Tensor b) => Elementwise(Primitives.Multiply, Beside(b, a), b);

    /// <summary>Element by element, broadcast.</summary>
    public static Tensor operator /(Tensor a, Tensor b) => Elementwise(Primitives.Divide, a, b);

    /// <summary>Every element divided by a number.</summary>
    public static Tensor operator /(Tensor a, double b) => Elementwise(Primitives.Divide, a, Beside(a, b));

    /// <summary>A number divided by every element.</summary>
    public static Tensor operator /(double a, Tensor b) => Elementwise(Primitives.Divide, Beside(b, a), b);

    /// <summary>−x.</summary>
    public static Tensor operator -(Tensor x) => Primitives.Negate.Bind(x);

    /// <summary>Where a > b, broadcast: a mask.</summary>
    public static Tensor operator >(Tensor a, Tensor b) => Elementwise(Primitives.Greater, a, b);

    /// <summary>Where elements > a number: a mask.</summary>
    public static Tensor operator >(Tensor a, double b) => Elementwise(Primitives.Greater, a, Beside(a, b));

    /// <summary>Where a number > elements: a mask.</summary>
    public static Tensor operator >(double a, Tensor b) => Elementwise(Primitives.Greater, Beside(b, a), b);

    /// <summary>Where a &lt; b, broadcast: a mask.</summary>
    public static Tensor operator <(Tensor a, Tensor b) => Elementwise(Primitives.Less, a, b);

    /// <summary>Where elements &lt; a number: a mask.</summary>
    public static Tensor operator <(Tensor a, double b) => Elementwise(Primitives.Less, a, Beside(a, b));

    /// <summary>Where a number &lt; elements: a mask.</summary>
    public static Tensor operator <(double a, Tensor b) => Elementwise(Primitives.Less, Beside(b, a), b);

    /// <summary>Where a >= b, broadcast: a mask.</summary>
    public static Tensor operator >=(Tensor a, Tensor b) => Elementwise(Primitives.GreaterOrEqual, a, b);

    /// <summary>Where elements >= a number: a mask.</summary>
    public static Tensor operator >=(Tensor a, double b) => Elementwise(Primitives.GreaterOrEqual, a, Beside(a, b));

    /// <summary>Where a number >= elements: a mask.</summary>
    public static Tensor operator >=(double a, Tensor b) => Elementwise(Primitives.GreaterOrEqual, Beside(b, a), b);

    /// <summary>Where a &lt;= b, broadcast: a mask.</summary>
    public static Tensor operator <=(Tensor a, Tensor b) => Elementwise(Primitives.LessOrEqual, a, b);

    /// <summary>Where elements &lt;= a number: a mask.</summary>
    public static Tensor operator <=(Tensor a, double b) => Elementwise(Primitives.LessOrEqual, a, Beside(a, b));

    /// <summary>Where a number &lt;= elements: a mask.</summary>
    public static Tensor operator <=(double a, Tensor b) => Elementwise(Primitives.LessOrEqual, Beside(b, a), b);

    /// <summary>Does an operation element by element: the shapes are broadcast to a common one first, by operations that derivatives see.</summary>
    /// <exception cref="ArgumentException">The shapes do not broadcast, or the types of elements differ.</exception>
    internal static Tensor Elementwise(Primitive primitive, Tensor a, Tensor b)
    {
        if (a is null || b is null) throw primitive.Missing([a!, b!]);
        if (ReferenceEquals(a.Shape, b.Shape) || a.Shape.Equals(b.Shape)) return primitive.Bind(a, b);
        var shape = Shape.Broadcast(a.Shape, b.Shape)
            ?? throw new ArgumentException($"{primitive.Name} cannot take {a.Type} and {b.Type}: aligned at their last axes, lengths must be equal or 1.");
        Tensor left = a.Stretched(shape), right = b.Stretched(shape), result = primitive.Bind(left, right);
        // The views served this operation alone, unless somebody follows it.
        if (result.Trace is null)
        {
            if (!ReferenceEquals(left, a)) left.Dispose();
            if (!ReferenceEquals(right, b)) right.Dispose();
        }
        return result;
    }

    // A C# number takes the type and place of the tensor beside it.
    private static Tensor Beside(Tensor tensor, double number)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        return Full(tensor.Shape, number, tensor.DType, tensor.Device);
    }
}
