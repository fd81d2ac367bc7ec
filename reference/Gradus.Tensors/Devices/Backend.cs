namespace Gradus.Tensors;

/// <summary>What a device must be able to do: a few templates, each filled by an operation's struct. All operations, all derivatives and all that is
/// above works on a device that has these.</summary>
/// <remarks>Arguments may be views with any strides, also negative and 0; results are row-major, or one element that stands for all (<see cref="DenseTensor.Spread"/>),
/// and in storage that nobody will write to. Shapes and types have been checked; indices have not, for only the device can read them.</remarks>
public abstract class Backend
{
    /// <summary>y[i] = op(x[i]).</summary>
    public abstract DenseTensor Map<TOp>(DenseTensor x) where TOp : struct, IUnaryOp;

    /// <summary>y[i] = op(a[i], b[i]); equal shapes.</summary>
    public abstract DenseTensor Zip<TOp>(DenseTensor a, DenseTensor b) where TOp : struct, IBinaryOp;

    /// <summary>y[i] = op(a[i], b[i]), a mask; equal shapes.</summary>
    public abstract DenseTensor Compare<TOp>(DenseTensor a, DenseTensor b) where TOp : struct, IComparisonOp;

    /// <summary>y[i] = condition[i] ? a[i] : b[i]; equal shapes.</summary>
    public abstract DenseTensor Select(DenseTensor condition, DenseTensor a, DenseTensor b);

    /// <summary>Combines the elements along axes (sorted, from 0), which disappear.</summary>
    public abstract DenseTensor Reduce<TOp>(DenseTensor x, ReadOnlySpan<int> axes) where TOp : struct, IReductionOp;

    /// <summary>The position, along an axis which disappears, of the first element that beats all others, or of the first NaN, which beats numbers; int32.</summary>
    public abstract DenseTensor ArgReduce<TOp>(DenseTensor x, int axis) where TOp : struct, IComparisonOp;

    /// <summary>The running sum along an axis.</summary>
    public abstract DenseTensor CumulativeSum(DenseTensor x, int axis);

    /// <summary>The same elements, row-major in storage of their own size.</summary>
    public abstract DenseTensor Copy(DenseTensor x);

    /// <summary>The same elements in another type; to bool: is it not 0; to int32: towards 0, the nearest there is, and 0 for NaN.</summary>
    public abstract DenseTensor Cast(DenseTensor x, DType dtype);

    /// <summary>x surrounded by <paramref name="value"/>: before[i] elements ahead of axis i, after[i] behind it, between[i] between neighbours.</summary>
    public abstract DenseTensor Pad(DenseTensor x, double value, ReadOnlySpan<int> before, ReadOnlySpan<int> after, ReadOnlySpan<int> between);

    /// <summary>The tensors one after another along an axis.</summary>
    public abstract DenseTensor Concatenate(ReadOnlySpan<Tensor> parts, int axis);

    /// <summary>The elements at int32 <paramref name="indices"/> along an axis, whose place the indices' axes take.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An index is not on the axis.</exception>
    public abstract DenseTensor Gather(DenseTensor x, DenseTensor indices, int axis);

    /// <summary>Zeros of the given length along an axis, to which the updates are added at the indices: what <see cref="Gather"/> does, backwards.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An index is not on the axis.</exception>
    public abstract DenseTensor ScatterAdd(DenseTensor updates, DenseTensor indices, int axis, int length);

    /// <summary>Matrix products of the last two axes; all axes before are equal: [..., m, k] · [..., k, n] → [..., m, n].</summary>
    public abstract DenseTensor Dot(DenseTensor a, DenseTensor b);

    /// <summary>A tensor of one value, as one element that stands for all.</summary>
    public abstract DenseTensor Fill(TensorType type, double value);

    /// <summary>Random numbers: the words that <see cref="Philox"/> makes of a key and the counters 0, 1, 2, …, as <see cref="RandomNumbers"/> says: uniform in
    /// [0, 1) or standard normal for float32 and float64, the words themselves for int32 (which are not normal).</summary>
    public abstract DenseTensor Random(TensorType type, ulong key, bool normal);

    /// <summary>Brings numbers from this machine's memory.</summary>
    public abstract DenseTensor Upload<T>(ReadOnlySpan<T> items, Shape shape) where T : unmanaged;

    /// <summary>Brings numbers, row-major, to this machine's memory.</summary>
    public abstract void Download<T>(DenseTensor x, Span<T> items) where T : unmanaged;

    /// <summary>aᵢ + factor·bᵢ of two tensors of one type, each product rounded: the same numbers as of a product and a sum.</summary>
    /// <remarks>This and the next four are compositions, for devices that have nothing faster.</remarks>
    protected internal virtual DenseTensor AddScaled(DenseTensor a, DenseTensor b, double factor)
    {
        using var scaled = b * factor;
        return (a + scaled).Concrete;
    }

    /// <summary>Σ aᵢ·bᵢ of two vectors of one length and type, each product rounded: the same numbers as of a product and a sum.</summary>
    protected internal virtual DenseTensor InnerProduct(DenseTensor a, DenseTensor b)
    {
        using var products = a * b;
        return products.Sum().Concrete;
    }

    /// <summary>ln Σ exp(xᵢ) along the last axis, which disappears; float32 or float64. −∞ of a row of −∞, +∞ of one with +∞.</summary>
    protected internal virtual DenseTensor LogSumExp(DenseTensor x)
    {
        var shift = Shift(x);
        return (Tensor.Log(Tensor.Exp(x - shift).Sum(-1)) + shift.Squeeze(-1)).Concrete;
    }

    /// <summary>exp(xᵢ) / Σ exp(xⱼ) along the last axis; float32 or float64.</summary>
    protected internal virtual DenseTensor Softmax(DenseTensor x)
    {
        var powers = Tensor.Exp(x - Shift(x));
        return (powers / powers.Sum(-1, keepDims: true)).Concrete;
    }

    /// <summary>−ln of the softmax at a label, for each row: [n, classes] and int32 [n] → [n].</summary>
    /// <exception cref="ArgumentOutOfRangeException">A label is no class.</exception>
    protected internal virtual DenseTensor CrossEntropy(DenseTensor x, DenseTensor labels)
    {
        // Without the greatest element in both terms: the difference of two large numbers would be rounded to their step.
        var shifted = x - Shift(x);
        return (Tensor.Log(Tensor.Exp(shifted).Sum(-1)) - shifted[Tensor.Range(x.Shape[0]).To(x.Device), labels]).Concrete;
    }

    /// <summary>What gather and scatter-add say of an index that is not on the axis.</summary>
    protected static ArgumentOutOfRangeException NotOnAxis(string operation, int index, int axis, Shape shape) => new("indices", index,
        $"{operation} got the index {index} for axis {axis} of the shape {shape}: {(shape[axis] == 0
            ? "there is nothing on it."
            : $"indices are 0 to {shape[axis] - 1}.")}");

    // The greatest element along the last axis; 0 where it is infinite, for the difference of infinities is none.
    private static Tensor Shift(DenseTensor x)
    {
        var greatest = x.Max(-1, keepDims: true);
        return Tensor.Where(Tensor.IsFinite(greatest) | Tensor.IsNaN(greatest), greatest, 0);
    }
}
