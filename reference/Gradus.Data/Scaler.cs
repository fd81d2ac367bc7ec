using Gradus.Tensors;

namespace Gradus.Data;

/// <summary>Brings columns to a common range: (x − shift) / scale, with what the <em>training</em> rows say about shift and scale.</summary>
/// <remarks>Test rows are scaled by the same numbers; a scaler made of them, or of all rows, lets the test leak into the training. A column that is constant has the scale 1: it becomes 0.</remarks>
/// <param name="Shift">[features], or the shape of one example.</param>
/// <param name="Scale">Of the same type and shape, nowhere 0.</param>
public sealed record Scaler(Tensor Shift, Tensor Scale)
{
    /// <summary>To mean 0 and standard deviation 1 (of n, not n − 1) in each column.</summary>
    /// <param name="x">The training rows, [n, features] or [n, height, width], finite; at least one row.</param>
    /// <exception cref="ArgumentNullException">x is null.</exception>
    /// <exception cref="ArgumentException">x is not float32 or float64, has no row, or an element that is not finite.</exception>
    public static Scaler Standard(Tensor x)
    {
        Require(x);
        var deviation = x.StandardDeviation(0);
        // The deviation of equal numbers is not always 0: their mean is rounded.
        var isConstant = Tensor.Equal(x.Max(0), x.Min(0)) | Tensor.Equal(deviation, 0);
        return new(x.Mean(0), Tensor.Where(isConstant, 1, deviation));
    }

    /// <summary>To [0, 1] in each column: the smallest becomes 0, the greatest 1 (lectures 0 and 1).</summary>
    /// <param name="x">The training rows, [n, features] or [n, height, width], finite; at least one row.</param>
    /// <exception cref="ArgumentNullException">x is null.</exception>
    /// <exception cref="ArgumentException">x is not float32 or float64, has no row, or an element that is not finite.</exception>
    public static Scaler MinMax(Tensor x)
    {
        Require(x);
        Tensor smallest = x.Min(0), range = x.Max(0) - smallest;
        return new(smallest, Tensor.Where(Tensor.Equal(range, 0), 1, range));
    }

    /// <summary>(x − shift) / scale.</summary>
    /// <param name="x">Rows of the shape of <see cref="Shift"/>, or one of them.</param>
    /// <exception cref="ArgumentNullException">x is null.</exception>
    /// <exception cref="ArgumentException">x is of another type, or its rows of another shape.</exception>
    public Tensor Apply(Tensor x) => (Fitting(x, nameof(x)) - Shift) / Scale;

    /// <summary>y · scale + shift: what <see cref="Apply"/> was given, but for rounding.</summary>
    /// <param name="y">Rows of the shape of <see cref="Shift"/>, or one of them.</param>
    /// <exception cref="ArgumentNullException">y is null.</exception>
    /// <exception cref="ArgumentException">y is of another type, or its rows of another shape.</exception>
    public Tensor Undo(Tensor y) => (Fitting(y, nameof(y)) * Scale) + Shift;

    private Tensor Fitting(Tensor rows, string argument)
    {
        ArgumentNullException.ThrowIfNull(rows, argument);
        bool fits = rows.DType == Shift.DType && rows.Rank >= Shift.Rank && rows.Shape.AsSpan()[(rows.Rank - Shift.Rank)..].SequenceEqual(Shift.Shape.AsSpan());
        return fits ? rows : throw new ArgumentException($"The scaler was made of rows of the type {Shift.Type}; {argument} is {rows.Type}.", argument);
    }

    private static void Require(Tensor x)
    {
        ArgumentNullException.ThrowIfNull(x);
        if (!x.DType.IsFloat() || x.Rank < 1 || x.Shape[0] < 1)
        {
            throw new ArgumentException($"A scaler is made of float32 or float64 rows, at least one; x is {x.Type}.", nameof(x));
        }
        if (x.Trace is null && !(bool)Tensor.IsFinite(x).All()) throw new ArgumentException("A scaler is made of finite numbers; x has an element that is NaN or infinite.", nameof(x));
    }
}
