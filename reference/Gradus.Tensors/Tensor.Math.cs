using System.Globalization;

namespace Gradus.Tensors;

// Functions of each element. With `using static Gradus.Tensors.Tensor;` formulas read as they are written: Exp(-x * x).
public abstract partial class Tensor
{
    /// <summary>eˣ.</summary>
    public static Tensor Exp(Tensor x) => Primitives.Exp.Bind(x);

    /// <summary>eˣ − 1, exact near 0.</summary>
    public static Tensor Expm1(Tensor x) => Primitives.Expm1.Bind(x);

    /// <summary>The natural logarithm.</summary>
    public static Tensor Log(Tensor x) => Primitives.Log.Bind(x);

    /// <summary>The logarithm to the base 2: ln x / ln 2, right to a unit or two in the last place.</summary>
    public static Tensor Log2(Tensor x) => Log(x) / Math.Log(2);

    /// <summary>The logarithm to the base 10: ln x / ln 10, right to a unit or two in the last place.</summary>
    public static Tensor Log10(Tensor x) => Log(x) / Math.Log(10);

    /// <summary>ln(1 + x), exact near 0.</summary>
    public static Tensor Log1p(Tensor x) => Primitives.Log1p.Bind(x);

    /// <summary>The square root.</summary>
    public static Tensor Sqrt(Tensor x) => Primitives.Sqrt.Bind(x);

    /// <summary>The sine.</summary>
    public static Tensor Sin(Tensor x) => Primitives.Sin.Bind(x);

    /// <summary>The cosine.</summary>
    public static Tensor Cos(Tensor x) => Primitives.Cos.Bind(x);

    /// <summary>The tangent.</summary>
    public static Tensor Tan(Tensor x) => Primitives.Tan.Bind(x);

    /// <summary>The inverse sine.</summary>
    public static Tensor Asin(Tensor x) => Primitives.Asin.Bind(x);

    /// <summary>The inverse cosine.</summary>
    public static Tensor Acos(Tensor x) => Primitives.Acos.Bind(x);

    /// <summary>The inverse tangent.</summary>
    public static Tensor Atan(Tensor x) => Primitives.Atan.Bind(x);

    /// <summary>The hyperbolic sine.</summary>
    public static Tensor Sinh(Tensor x) => Primitives.Sinh.Bind(x);

    /// <summary>The hyperbolic cosine.</summary>
    public static Tensor Cosh(Tensor x) => Primitives.Cosh.Bind(x);

    /// <summary>The hyperbolic tangent.</summary>
    public static Tensor Tanh(Tensor x) => Primitives.Tanh.Bind(x);

    /// <summary>The inverse hyperbolic sine.</summary>
    public static Tensor Asinh(Tensor x) => Primitives.Asinh.Bind(x);

    /// <summary>The inverse hyperbolic cosine.</summary>
    public static Tensor Acosh(Tensor x) => Primitives.Acosh.Bind(x);

    /// <summary>The inverse hyperbolic tangent.</summary>
    public static Tensor Atanh(Tensor x) => Primitives.Atanh.Bind(x);

    /// <summary>1/(1 + e⁻ˣ).</summary>
    public static Tensor Sigmoid(Tensor x) => Primitives.Sigmoid.Bind(x);

    /// <summary>The error function 2/√π ∫₀ˣ e^(−t²) dt.</summary>
    public static Tensor Erf(Tensor x) => Primitives.Erf.Bind(x);

    /// <summary>The greatest integer that is not greater; integers stay as they are.</summary>
    public static Tensor Floor(Tensor x) => x is { DType: DType.Int32 } ? x.Again() : Primitives.Floor.Bind(x);

    /// <summary>|x|; its derivative at 0 is 0.</summary>
    public static Tensor Abs(Tensor x) => Primitives.Abs.Bind(x);

    /// <summary>−1, 0 or 1 by x's sign.</summary>
    public static Tensor Sign(Tensor x) => Primitives.Sign.Bind(x);

    /// <summary>a to the power b, broadcast.</summary>
    public static Tensor Pow(Tensor a, Tensor b) => Elementwise(Primitives.Power, a, b);

    /// <summary>Every element to the power of a number, as <see cref="Math.Pow"/>. <see cref="Square"/>, <see cref="Sqrt"/> and <see cref="Reciprocal"/> are quicker.</summary>
    public static Tensor Pow(Tensor a, double b) => Elementwise(Primitives.Power, a, Beside(a, b));

    /// <summary>A number to the power of every element.</summary>
    public static Tensor Pow(double a, Tensor b) => Elementwise(Primitives.Power, Beside(b, a), b);

    /// <summary>The angle of the point (x, y), in (−π, π], broadcast.</summary>
    public static Tensor Atan2(Tensor y, Tensor x) => Elementwise(Primitives.Atan2, y, x);

    /// <summary>The angles of points with one x.</summary>
    public static Tensor Atan2(Tensor y, double x) => Elementwise(Primitives.Atan2, y, Beside(y, x));

    /// <summary>The angles of points with one y.</summary>
    public static Tensor Atan2(double y, Tensor x) => Elementwise(Primitives.Atan2, Beside(x, y), x);

    /// <summary>The greater of two, broadcast; where they are equal, each gets half of the derivative.</summary>
    public static Tensor Maximum(Tensor a, Tensor b) => Elementwise(Primitives.Maximum, a, b);

    /// <summary>The greater of every element and a number.</summary>
    public static Tensor Maximum(Tensor a, double b) => Elementwise(Primitives.Maximum, a, Beside(a, b));

    /// <summary>The greater of a number and every element.</summary>
    public static Tensor Maximum(double a, Tensor b) => Elementwise(Primitives.Maximum, Beside(b, a), b);

    /// <summary>The smaller of two, broadcast; where they are equal, each gets half of the derivative.</summary>
    public static Tensor Minimum(Tensor a, Tensor b) => Elementwise(Primitives.Minimum, a, b);

    /// <summary>The smaller of every element and a number.</summary>
    public static Tensor Minimum(Tensor a, double b) => Elementwise(Primitives.Minimum, a, Beside(a, b));

    /// <summary>The smaller of a number and every element.</summary>
    public static Tensor Minimum(double a, Tensor b) => Elementwise(Primitives.Minimum, Beside(b, a), b);

    /// <summary>a where the condition holds, b elsewhere; all broadcast.</summary>
    public static Tensor Where(Tensor condition, Tensor a, Tensor b)
    {
        if (condition is null || a is null || b is null) throw Primitives.Select.Missing([condition!, a!, b!]);
        var shape = (Shape.Broadcast(a.Shape, b.Shape) is { } both ? Shape.Broadcast(condition.Shape, both) : null)
            ?? throw new ArgumentException($"Where cannot take {condition.Type}, {a.Type} and {b.Type}: aligned at their last axes, lengths must be equal or 1.");
        Tensor mask = condition.Stretched(shape), left = a.Stretched(shape), right = b.Stretched(shape), result = Primitives.Select.Bind(mask, left, right);
        // As in Elementwise: views that served this operation alone.
        if (result.Trace is null)
        {
            if (!ReferenceEquals(mask, condition)) mask.Dispose();
            if (!ReferenceEquals(left, a)) left.Dispose();
            if (!ReferenceEquals(right, b)) right.Dispose();
        }
        return result;
    }

    /// <summary>a where the condition holds, a number elsewhere.</summary>
    public static Tensor Where(Tensor condition, Tensor a, double b) => Where(condition, a, Scalar(b, a.DType, a.Device));

    /// <summary>A number where the condition holds, b elsewhere.</summary>
    public static Tensor Where(Tensor condition, double a, Tensor b) => Where(condition, Scalar(a, b.DType, b.Device), b);

    /// <summary>One number where the condition holds, another elsewhere.</summary>
    /// <exception cref="ArgumentException">The type of elements cannot hold a number.</exception>
    public static Tensor Where(Tensor condition, double a, double b, DType dtype = DType.Float32) =>
        Where(condition, Scalar(a, dtype, condition.Device), Scalar(b, dtype, condition.Device));

    /// <summary>This tensor plus a number times another, broadcast: <c>w.AddScaled(gradient, -rate)</c> is a step of gradient descent. The same numbers as
    /// <c>w + (gradient * -rate)</c>, in one pass over memory where shapes are equal and nobody follows.</summary>
    /// <exception cref="ArgumentException">The shapes do not broadcast, the types differ, or the type of elements cannot hold the number.</exception>
    public Tensor AddScaled(Tensor other, double factor) =>
        this is DenseTensor a && other is DenseTensor b && a.Type == b.Type && DType.IsFloat() && ReferenceEquals(a.Device, b.Device)
            ? a.Device.Backend.AddScaled(a, b, factor)
            : this + (other * factor);

    /// <summary>x².</summary>
    public static Tensor Square(Tensor x) => x * x;

    /// <summary>1/x.</summary>
    public static Tensor Reciprocal(Tensor x) => 1 / x;

    /// <summary>x where it is positive, 0 elsewhere; its derivative at 0 is 0.</summary>
    // Where nobody follows, without the mask.
    public static Tensor Relu(Tensor x) => x is DenseTensor numbers && x.DType != DType.Bool ? x.Device.Backend.Map<ReluOp>(numbers) : Where(x <= 0, 0, x);

    /// <summary>ln(1 + eˣ), without overflow, with derivatives of every order.</summary>
    public static Tensor Softplus(Tensor x)
    {
        // ln(1 + eˣ) = x + ln(1 + e⁻ˣ): the exponent is never positive.
        using Tensor isPositive = x > 0, positive = Where(isPositive, x, 0), minus = -x, exponent = Where(isPositive, minus, x), power = Exp(exponent), rest = Log1p(power);
        return positive + rest;
    }

    /// <summary>x, but not less than <paramref name="min"/> and not more than <paramref name="max"/>; the derivative at the bounds is 1.</summary>
    /// <exception cref="ArgumentException">The bounds are in the wrong order.</exception>
    public static Tensor Clip(Tensor x, double min = double.NegativeInfinity, double max = double.PositiveInfinity)
    {
        if (!(min <= max))
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Clip's bounds are in the wrong order: min is {min}, max is {max}."), nameof(min));
        }
        if (min == double.NegativeInfinity && max == double.PositiveInfinity) return x.Again();
        // An int32 tensor has no infinite bound, and needs none.
        if (min > double.NegativeInfinity) x = Where(x < min, min, x);
        return max < double.PositiveInfinity ? Where(x > max, max, x) : x;
    }

    /// <summary>x between bounds of its type, broadcast; the derivative at the bounds is x's. Where the bounds are in the wrong order, <paramref name="max"/>.</summary>
    public static Tensor Clip(Tensor x, Tensor min, Tensor max)
    {
        x = Where(x < min, min, x);
        return Where(x > max, max, x);
    }

    /// <summary>The smallest integer that is not smaller; integers stay as they are.</summary>
    public static Tensor Ceiling(Tensor x) => x is { DType: DType.Int32 } ? x.Again() : -Floor(-x);

    /// <summary>The nearest integer; of two that are equally near, the even one, as NumPy does. Integers stay as they are.</summary>
    public static Tensor Round(Tensor x)
    {
        if (x.DType == DType.Int32) return x.Again();
        var below = Floor(x);
        var rest = x - below;
        var isEven = Equal(below / 2, Floor(below / 2));
        return Where((rest < 0.5) | (!(rest > 0.5) & isEven), below, below + 1);
    }
}
