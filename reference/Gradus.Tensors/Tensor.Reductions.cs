namespace Gradus.Tensors;

// Elements combined along axes. Without axes: all of them.
public abstract partial class Tensor
{
    /// <summary>The sum of all elements.</summary>
    public Tensor Sum() => Sum([]);

    /// <summary>The sums along axes.</summary>
    public Tensor Sum(ReadOnlySpan<int> axes, bool keepDims = false) => Reduced<AddOp>("sum", axes, keepDims);

    /// <summary>The sums along an axis.</summary>
    public Tensor Sum(int axis, bool keepDims = false) => Sum([axis], keepDims);

    /// <summary>The mean of all elements.</summary>
    public Tensor Mean() => Mean([]);

    /// <summary>The means along axes.</summary>
    public Tensor Mean(ReadOnlySpan<int> axes, bool keepDims = false)
    {
        var sum = Sum(axes, keepDims);
        return sum / ((double)Size / Math.Max(sum.Size, 1));
    }

    /// <summary>The means along an axis.</summary>
    public Tensor Mean(int axis, bool keepDims = false) => Mean([axis], keepDims);

    /// <summary>The greatest elements along axes; equal ones share the derivative.</summary>
    public Tensor Max(ReadOnlySpan<int> axes = default, bool keepDims = false) => Reduced<MaximumOp>("max", axes, keepDims);

    /// <summary>The greatest elements along an axis.</summary>
    public Tensor Max(int axis, bool keepDims = false) => Max([axis], keepDims);

    /// <summary>The smallest elements along axes; equal ones share the derivative.</summary>
    public Tensor Min(ReadOnlySpan<int> axes = default, bool keepDims = false) => Reduced<MinimumOp>("min", axes, keepDims);

    /// <summary>The smallest elements along an axis.</summary>
    public Tensor Min(int axis, bool keepDims = false) => Min([axis], keepDims);

    /// <summary>The position of the first greatest element along an axis; int32.</summary>
    public Tensor ArgMax(int axis) => new ArgReduce<GreaterOp>("argmax", Shape.Axis(axis)).Bind(this);

    /// <summary>The position of the first smallest element along an axis; int32.</summary>
    public Tensor ArgMin(int axis) => new ArgReduce<LessOp>("argmin", Shape.Axis(axis)).Bind(this);

    /// <summary>The matrix product, as NumPy's matmul: vectors are rows on the left and columns on the right, leading axes are broadcast.</summary>
    public Tensor MatMul(Tensor other)
    {
        if (Rank == 0 || other.Rank == 0) throw new ArgumentException($"MatMul cannot take {Type} and {other.Type}: scalars multiply with *.");
        if (Rank == 1) return ExpandDims(0).MatMul(other) is var row && other.Rank == 1 ? row.Reshape(row.Shape.Without([row.Rank - 1])) : row.Reshape(row.Shape.Without([row.Rank - 2]));
        if (other.Rank == 1) return MatMul(other.ExpandDims(1)) is var column ? column.Reshape(column.Shape.Without([column.Rank - 1])) : column;
        if (Rank == 2 && other.Rank == 2) return Primitives.Dot.Bind(this, other);
        Shape left = Shape.Create(Shape.AsSpan()[..^2]), right = Shape.Create(other.Shape.AsSpan()[..^2]);
        var batch = Shape.Broadcast(left, right) ?? throw new ArgumentException($"MatMul cannot take {Type} and {other.Type}: the axes before the last two do not broadcast.");
        return Primitives.Dot.Bind(BroadcastTo([.. batch, Shape[-2], Shape[-1]]), other.BroadcastTo([.. batch, other.Shape[-2], other.Shape[-1]]));
    }

    private Tensor Reduced<TOp>(string name, ReadOnlySpan<int> axes, bool keepDims) where TOp : struct, IReductionOp
    {
        int[] sorted = Shape.Axes(axes);
        var result = new Reduce<TOp>(name, sorted).Bind(this);
        return keepDims ? result.Reshape(Shape.Keeping(sorted)) : result;
    }
}
