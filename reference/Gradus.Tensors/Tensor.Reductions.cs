using System.Globalization;

namespace Gradus.Tensors;

// Elements combined along axes. Without axes: all of them.
public abstract partial class Tensor
{
    /// <summary>The sums along axes; of a mask, how many hold (int32). A sum of integers that int32 cannot hold wraps around, as C#'s and NumPy's do: use
    /// <c>To(DType.Float64)</c> first.</summary>
    /// <param name="axes">The axes; all when there are none, as in PyTorch.</param>
    /// <param name="keepDims">Whether the axes stay, with length 1.</param>
    public Tensor Sum(ReadOnlySpan<int> axes = default, bool keepDims = false) => Number(this).Reduced<AddOp>("sum", axes, keepDims);

    /// <summary>The sums along an axis.</summary>
    public Tensor Sum(int axis, bool keepDims = false) => Sum([axis], keepDims);

    /// <summary>The means along axes; NaN of no elements. Of a mask, the share that holds (float32); of integers, in float64, as NumPy's.</summary>
    /// <param name="axes">The axes; all when there are none, as in PyTorch.</param>
    /// <param name="keepDims">Whether the axes stay, with length 1.</param>
    public Tensor Mean(ReadOnlySpan<int> axes = default, bool keepDims = false)
    {
        // The share is rounded once: float32 sums of more than 2²⁴ ones would stop counting.
        if (DType == DType.Bool)
        {
            using Tensor counted = To(DType.Int32), share = counted.Mean(axes, keepDims);
            return share.To(DType.Float32);
        }
        if (DType == DType.Int32)
        {
            using var numbers = To(DType.Float64);
            return numbers.Mean(axes, keepDims);
        }
        using var sum = Sum(axes, keepDims);
        return sum / ((double)Size / Math.Max(sum.Size, 1));
    }

    /// <summary>The means along an axis.</summary>
    public Tensor Mean(int axis, bool keepDims = false) => Mean([axis], keepDims);

    /// <summary>The products along axes; of no elements, 1. Their derivatives are right with zeros among the elements.</summary>
    /// <param name="axes">The axes; all when there are none, as in PyTorch.</param>
    /// <param name="keepDims">Whether the axes stay, with length 1.</param>
    public Tensor Product(ReadOnlySpan<int> axes = default, bool keepDims = false)
    {
        int[] gone = Shape.Axes(axes), kept = [.. Enumerable.Range(0, Rank).Except(gone)];
        var shape = Shape.Without(gone);
        int count = gone.Aggregate(1, (product, axis) => product * Shape[axis]);
        var x = Transpose([.. kept, .. gone]).Reshape(Shape.Create([.. shape, count]));
        if (count == 0) x = Ones(Shape.Create([.. shape, count = 1]), DType, Device);
        // A tree of multiplications: halves are multiplied, and an odd element is left for the next round.
        for (; count > 1; count = (count + 1) / 2)
        {
            var halves = x[TensorIndex.Ellipsis, ..(count / 2)] * x[TensorIndex.Ellipsis, (count / 2)..(count / 2 * 2)];
            x = count % 2 == 0 ? halves : Concatenate([halves, x[TensorIndex.Ellipsis, ^1..]], axis: -1);
        }
        return x.Reshape(keepDims ? Shape.Keeping(gone) : shape);
    }

    /// <summary>The products along an axis.</summary>
    public Tensor Product(int axis, bool keepDims = false) => Product([axis], keepDims);

    /// <summary>The greatest elements along axes; equal ones share the derivative. For masks, whether any holds. NaN where there is one.</summary>
    /// <param name="axes">The axes; all when there are none, as in PyTorch.</param>
    /// <param name="keepDims">Whether the axes stay, with length 1.</param>
    /// <exception cref="ArgumentException">There are no elements to choose from.</exception>
    public Tensor Max(ReadOnlySpan<int> axes = default, bool keepDims = false) => Reduced<MaximumOp>("max", axes, keepDims);

    /// <summary>The greatest elements along an axis.</summary>
    public Tensor Max(int axis, bool keepDims = false) => Max([axis], keepDims);

    /// <summary>The smallest elements along axes; equal ones share the derivative. For masks, whether all hold. NaN where there is one.</summary>
    /// <param name="axes">The axes; all when there are none, as in PyTorch.</param>
    /// <param name="keepDims">Whether the axes stay, with length 1.</param>
    /// <exception cref="ArgumentException">There are no elements to choose from.</exception>
    public Tensor Min(ReadOnlySpan<int> axes = default, bool keepDims = false) => Reduced<MinimumOp>("min", axes, keepDims);

    /// <summary>The smallest elements along an axis.</summary>
    public Tensor Min(int axis, bool keepDims = false) => Min([axis], keepDims);

    /// <summary>The position of the first greatest element, counted row-major; int32.</summary>
    public Tensor ArgMax() => Flatten().ArgMax(0);

    /// <summary>The position of the first greatest element along an axis; int32.</summary>
    /// <exception cref="ArgumentException">The axis is empty.</exception>
    public Tensor ArgMax(int axis, bool keepDims = false) => Position<GreaterOp>("argmax", Shape.Axis(axis), keepDims);

    /// <summary>The position of the first smallest element, counted row-major; int32.</summary>
    public Tensor ArgMin() => Flatten().ArgMin(0);

    /// <summary>The position of the first smallest element along an axis; int32.</summary>
    /// <exception cref="ArgumentException">The axis is empty.</exception>
    public Tensor ArgMin(int axis, bool keepDims = false) => Position<LessOp>("argmin", Shape.Axis(axis), keepDims);

    /// <summary>Whether any element along axes is true, or not 0: a mask.</summary>
    /// <param name="axes">The axes; all when there are none, as in PyTorch.</param>
    /// <param name="keepDims">Whether the axes stay, with length 1.</param>
    public Tensor Any(ReadOnlySpan<int> axes = default, bool keepDims = false) => To(DType.Bool).Reduced<MaximumOp>("any", axes, keepDims);

    /// <summary>Whether any element along an axis is true, or not 0.</summary>
    public Tensor Any(int axis, bool keepDims = false) => Any([axis], keepDims);

    /// <summary>Whether all elements along axes are true, or not 0: a mask.</summary>
    /// <param name="axes">The axes; all when there are none, as in PyTorch.</param>
    /// <param name="keepDims">Whether the axes stay, with length 1.</param>
    public Tensor All(ReadOnlySpan<int> axes = default, bool keepDims = false) => To(DType.Bool).Reduced<MinimumOp>("all", axes, keepDims);

    /// <summary>Whether all elements along an axis are true, or not 0.</summary>
    public Tensor All(int axis, bool keepDims = false) => All([axis], keepDims);

    /// <summary>How many elements along axes are true, or not 0; int32.</summary>
    /// <param name="axes">The axes; all when there are none, as in PyTorch.</param>
    /// <param name="keepDims">Whether the axes stay, with length 1.</param>
    public Tensor CountNonZero(ReadOnlySpan<int> axes = default, bool keepDims = false) => To(DType.Bool).Sum(axes, keepDims);

    /// <summary>How many elements along an axis are true, or not 0; int32.</summary>
    public Tensor CountNonZero(int axis, bool keepDims = false) => CountNonZero([axis], keepDims);

    /// <summary>The running sums of all elements, row-major: a vector.</summary>
    public Tensor CumulativeSum() => Flatten().CumulativeSum(0);

    /// <summary>The running sums along an axis: element i is the sum of the elements 0 to i.</summary>
    public Tensor CumulativeSum(int axis) => new CumulativeSum(Shape.Axis(axis)).Bind(Number(this));

    /// <summary>The variances along axes: the mean square distance from the mean.</summary>
    /// <param name="axes">The axes; all when there are none, as in PyTorch.</param>
    /// <param name="correction">What is taken from the number of elements before the sum is divided by it; NumPy's ddof. 0: the variance of these numbers.
    /// 1 (Bessel's correction): an estimate of the variance of what they are a sample of.</param>
    /// <param name="keepDims">Whether the axes stay, with length 1.</param>
    /// <exception cref="ArgumentException">The elements are not float32 or float64.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are not more elements than the correction.</exception>
    public Tensor Variance(ReadOnlySpan<int> axes = default, double correction = 0, bool keepDims = false)
    {
        RequireFloat(nameof(Variance));
        using Tensor mean = Mean(axes, keepDims: true), distance = this - mean, square = Square(distance), squares = square.Sum(axes, keepDims);
        double count = (double)Size / Math.Max(squares.Size, 1);
        if (!(count > correction) && squares.Size > 0)
        {
            string elements = count == 1 ? "element" : "elements", why = count == 0 ? "there are none." : "there must be more elements.";
            throw new ArgumentOutOfRangeException(nameof(correction), correction,
                string.Create(CultureInfo.InvariantCulture, $"{count} {elements} of {Type} have no variance with the correction {correction}: {why}"));
        }
        return squares / (count - correction);
    }

    /// <summary>The variances along an axis.</summary>
    public Tensor Variance(int axis, double correction = 0, bool keepDims = false) => Variance([axis], correction, keepDims);

    /// <summary>The square roots of the variances along axes; where one is 0, so is its derivative.</summary>
    /// <inheritdoc cref="Variance(ReadOnlySpan{int}, double, bool)"/>
    public Tensor StandardDeviation(ReadOnlySpan<int> axes = default, double correction = 0, bool keepDims = false)
    {
        using var variance = Variance(axes, correction, keepDims);
        return Root(variance, 2);
    }

    /// <summary>The standard deviations along an axis.</summary>
    public Tensor StandardDeviation(int axis, double correction = 0, bool keepDims = false) => StandardDeviation([axis], correction, keepDims);

    private static Tensor Number(Tensor x) => x.DType == DType.Bool ? x.To(DType.Int32) : x;

    // The inner Where keeps the root's infinite derivative at 0 out of the way: 0 · ∞ would be NaN.
    private static Tensor Root(Tensor x, double degree)
    {
        using Tensor isZero = Equal(x, 0), safe = Where(isZero, 1, x), root = degree == 2 ? Sqrt(safe) : Pow(safe, 1 / degree);
        return Where(isZero, 0, root);
    }

    private Tensor Position<TOp>(string name, int axis, bool keepDims) where TOp : struct, IComparisonOp
    {
        var result = new ArgReduce<TOp>(name, axis).Bind(Number(this));
        return keepDims ? result.ExpandDims(axis) : result;
    }

    private Tensor Reduced<TOp>(string name, ReadOnlySpan<int> axes, bool keepDims) where TOp : struct, IReductionOp
    {
        int[] sorted = Shape.Axes(axes);
        var result = new Reduce<TOp>(name, sorted).Bind(this);
        if (!keepDims) return result;
        using (result) return result.Reshape(Shape.Keeping(sorted));
    }

    private void RequireFloat(string operation)
    {
        if (!DType.IsFloat()) throw new ArgumentException($"{operation} takes float32 or float64; this tensor is {Type}. Convert it with .To(DType.Float32).");
    }
}
