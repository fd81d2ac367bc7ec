namespace Gradus.Tensors;

// Masks, and what C# makes of a tensor with one element. `==` and `!=` are left as they are: they ask whether two variables hold the same object.
public abstract partial class Tensor
{
    /// <summary>Where both masks hold, broadcast. <c>&amp;&amp;</c> works too, on masks with one known element.</summary>
    public static Tensor operator &(Tensor a, Tensor b) => Elementwise(Primitives.Minimum, Mask(a, "&"), Mask(b, "&"));

    /// <summary>Where one of two masks holds, or both, broadcast. <c>||</c> works too, on masks with one known element.</summary>
    public static Tensor operator |(Tensor a, Tensor b) => Elementwise(Primitives.Maximum, Mask(a, "|"), Mask(b, "|"));

    /// <summary>Where exactly one of two masks holds, broadcast.</summary>
    public static Tensor operator ^(Tensor a, Tensor b) => NotEqual(Mask(a, "^"), Mask(b, "^"));

    /// <summary>Where the mask does not hold, as NumPy writes it.</summary>
    public static Tensor operator ~(Tensor x) => Where(Mask(x, "~"), 0, 1, DType.Bool);

    /// <summary>Where the mask does not hold.</summary>
    public static Tensor operator !(Tensor x) => Where(Mask(x, "!"), 0, 1, DType.Bool);

    /// <summary>Whether the only element is true, or not 0: for <c>if</c>, <c>&amp;&amp;</c> and <c>?:</c>.</summary>
    /// <exception cref="InvalidOperationException">There is more than one element, or none.</exception>
    /// <exception cref="UnknownValueException">It is not known inside the transformation under way.</exception>
    public static bool operator true(Tensor x) => x.Truth();

    /// <summary>Whether the only element is false, or 0.</summary>
    /// <exception cref="InvalidOperationException">There is more than one element, or none.</exception>
    /// <exception cref="UnknownValueException">It is not known inside the transformation under way.</exception>
    public static bool operator false(Tensor x) => !x.Truth();

    /// <summary>Whether the only element is true, or not 0.</summary>
    /// <exception cref="InvalidOperationException">There is more than one element, or none.</exception>
    /// <exception cref="UnknownValueException">It is not known inside the transformation under way.</exception>
    public static explicit operator bool(Tensor x) => x.Truth();

    /// <summary>The only element.</summary>
    /// <exception cref="InvalidOperationException">There is more than one element, or none.</exception>
    /// <exception cref="UnknownValueException">It is not known inside the transformation under way.</exception>
    public static explicit operator double(Tensor x) => x.Item();

    /// <summary>The only element, rounded to single precision.</summary>
    /// <exception cref="InvalidOperationException">There is more than one element, or none.</exception>
    /// <exception cref="UnknownValueException">It is not known inside the transformation under way.</exception>
    public static explicit operator float(Tensor x) => (float)x.Item();

    /// <summary>The only element, rounded towards 0 as C# does.</summary>
    /// <exception cref="InvalidOperationException">There is more than one element, or none.</exception>
    /// <exception cref="UnknownValueException">It is not known inside the transformation under way.</exception>
    public static explicit operator int(Tensor x) => (int)x.Item();

    /// <summary>Where a is equal to b, broadcast: a mask. NaN is equal to nothing.</summary>
    public static Tensor Equal(Tensor a, Tensor b) => Elementwise(Primitives.Equal, Comparable(a), Comparable(b));

    /// <summary>Where elements are equal to a number: a mask. A mask's are 0 and 1.</summary>
    public static Tensor Equal(Tensor a, double b)
    {
        a = Comparable(a);
        return Elementwise(Primitives.Equal, a, Beside(a, b));
    }

    /// <summary>Where a mask's elements are equal to a truth value: a mask.</summary>
    /// <exception cref="ArgumentException">The elements are not truth values.</exception>
    public static Tensor Equal(Tensor a, bool b) => Equal(Mask(a, "Equal with a bool"), b ? 1.0 : 0.0);

    /// <summary>Where a is not equal to b, broadcast: a mask.</summary>
    public static Tensor NotEqual(Tensor a, Tensor b) => Elementwise(Primitives.NotEqual, Comparable(a), Comparable(b));

    /// <summary>Where elements are not equal to a number: a mask. A mask's are 0 and 1.</summary>
    public static Tensor NotEqual(Tensor a, double b)
    {
        a = Comparable(a);
        return Elementwise(Primitives.NotEqual, a, Beside(a, b));
    }

    /// <summary>Where a mask's elements are not equal to a truth value: a mask.</summary>
    /// <exception cref="ArgumentException">The elements are not truth values.</exception>
    public static Tensor NotEqual(Tensor a, bool b) => Equal(a, !b);

    /// <summary>Where elements are not a number.</summary>
    public static Tensor IsNaN(Tensor x) => NotEqual(x, x);

    /// <summary>Where elements are neither infinite nor NaN.</summary>
    public static Tensor IsFinite(Tensor x) => x.DType.IsFloat() ? Abs(x) < double.PositiveInfinity : Full(x.Shape, 1, DType.Bool, x.Device);

    /// <summary>Whether all elements of a are close to those of b, broadcast: |a − b| ≤ <paramref name="absolute"/> + <paramref name="relative"/>·|b|. Equal infinities
    /// are close.</summary>
    /// <param name="a">The numbers.</param>
    /// <param name="b">What they should be.</param>
    /// <param name="relative">The tolerance as a part of |b|; NumPy's default.</param>
    /// <param name="absolute">The tolerance itself; NumPy's default.</param>
    /// <param name="equalNaN">Whether NaN is close to NaN.</param>
    /// <exception cref="UnknownValueException">They are not known inside the transformation under way.</exception>
    public static bool AllClose(Tensor a, Tensor b, double relative = 1e-5, double absolute = 1e-8, bool equalNaN = false)
    {
        if (a.DType == DType.Bool || b.DType == DType.Bool) return (bool)Equal(a, b).All();
        (a, b) = (a.InType(DType.Float64), b.InType(DType.Float64));
        // An infinite b would allow any distance.
        var close = Equal(a, b) | (Abs(a - b) <= absolute + (relative * Abs(b)) & IsFinite(b));
        return (bool)(equalNaN ? close | (IsNaN(a) & IsNaN(b)) : close).All();
    }

    private static Tensor Mask(Tensor x, string operation) => x.DType == DType.Bool ? x
        : throw new ArgumentException($"{operation} takes masks (bool), the results of comparisons; this tensor is {x.Type}. Compare it first: Tensor.NotEqual(x, 0).");

    private static Tensor Comparable(Tensor x) => x is { DType: DType.Bool } ? x.To(DType.Int32) : x;

    private bool Truth() => Size == 1
        ? Item() != 0
        : throw new InvalidOperationException(
            $"C# branches on one truth value; this tensor is {Type}. Choose element by element with Tensor.Where(condition, a, b), or ask for Any() or All().");
}
