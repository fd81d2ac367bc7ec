using System.Globalization;
using System.Runtime.CompilerServices;

namespace Gradus.Tensors;

// Vectors and matrices. The sum of a matrix's diagonal (its trace) is x.Diagonal().Sum(-1).
public abstract partial class Tensor
{
    /// <summary>The inner product of two vectors of one length: a number.</summary>
    /// <exception cref="ArgumentException">One is not a vector, or their lengths differ.</exception>
    public static Tensor Dot(Tensor a, Tensor b) =>
        a.Rank != 1 || b.Rank != 1 || a.Size != b.Size ? throw DotOf(a, b)
        : a is DenseTensor left && b is DenseTensor right && a.DType == b.DType && ReferenceEquals(a.Device, b.Device) ? a.Device.Backend.InnerProduct(left, right)
        : (a * b).Sum();

    private static ArgumentException DotOf(Tensor a, Tensor b) =>
        new($"Dot takes two vectors of one length; these are {a.Type} and {b.Type}. MatMul multiplies matrices.");

    /// <summary>All products of an element of one vector with one of another: [m] and [n] → [m, n].</summary>
    /// <exception cref="ArgumentException">One is not a vector.</exception>
    public static Tensor Outer(Tensor a, Tensor b) => a.Rank == 1 && b.Rank == 1
        ? a.ExpandDims(1) * b.ExpandDims(0)
        : throw new ArgumentException($"Outer takes two vectors; these are {a.Type} and {b.Type}.");

    /// <summary>The matrix product, as NumPy's matmul: vectors are rows on the left and columns on the right, leading axes are broadcast.</summary>
    /// <exception cref="ArgumentException">One is a scalar, the inner lengths differ, or the leading axes do not broadcast.</exception>
    public Tensor MatMul(Tensor other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (Rank == 0 || other.Rank == 0) throw new ArgumentException($"MatMul cannot take {Type} and {other.Type}: scalars multiply with *.");
        if (Rank == 1)
        {
            using Tensor row = ExpandDims(0), product = row.MatMul(other);
            return product.Reshape(product.Shape.Without([product.Rank - (other.Rank == 1 ? 1 : 2)]));
        }
        if (other.Rank == 1)
        {
            using Tensor column = other.ExpandDims(1), product = MatMul(column);
            return product.Reshape(product.Shape.Without([product.Rank - 1]));
        }
        if (Rank == 2 && other.Rank == 2) return Primitives.Dot.Bind(this, other);
        Shape left = Shape.Create(Shape.AsSpan()[..^2]), right = Shape.Create(other.Shape.AsSpan()[..^2]);
        var batch = Shape.Broadcast(left, right) ?? throw new ArgumentException(
            $"MatMul cannot take {Type} and {other.Type}: the axes before the last two do not broadcast.");
        using Tensor a = BroadcastTo([.. batch, Shape[-2], Shape[-1]]), b = other.BroadcastTo([.. batch, other.Shape[-2], other.Shape[-1]]);
        return Primitives.Dot.Bind(a, b);
    }

    /// <summary>The lengths along axes, as of one vector: (Σ|x|^p)^(1/p). Where one is 0, so is its derivative.</summary>
    /// <param name="order">p, at least 1: 1 sums magnitudes, 2 is Euclid's length (Frobenius' norm of a matrix), infinity takes the greatest magnitude.</param>
    /// <param name="axes">The axes; all when there are none, as in PyTorch.</param>
    /// <param name="keepDims">Whether the axes stay, with length 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The order is less than 1 or NaN.</exception>
    /// <exception cref="ArgumentException">The elements are not float32 or float64; or the order is infinite and there are none.</exception>
    // With priority, so that x.Norm(axis: 1) needs no order, and yet x.Norm() is this one.
    [OverloadResolutionPriority(1)]
    public Tensor Norm(double order = 2, ReadOnlySpan<int> axes = default, bool keepDims = false)
    {
        RequireFloat(nameof(Norm));
        if (!(order >= 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(order), order, string.Create(CultureInfo.InvariantCulture, $"A norm's order is {order}; expected 1, 2, infinity or another number from 1 on."));
        }
        if (order == 1) return Abs(this).Sum(axes, keepDims);
        if (double.IsInfinity(order)) return Abs(this).Max(axes, keepDims);
        if (order == 2)
        {
            using Tensor squares = Square(this), sum = squares.Sum(axes, keepDims);
            return Root(sum, 2);
        }
        // A power of 0 below 2 has an infinite second derivative, and higher powers have others; the inner Where keeps them out of the way, as in Root.
        var isZero = Equal(this, 0);
        return Root(Where(isZero, 0, Pow(Abs(Where(isZero, 1, this)), order)).Sum(axes, keepDims), order);
    }

    /// <summary>The lengths along an axis, by default the last.</summary>
    public Tensor Norm(double order = 2, int axis = -1, bool keepDims = false) => Norm(order, [axis], keepDims);

    /// <summary>The diagonal of a matrix, or of each of a stack: the elements [i, i + offset] of the last two axes.</summary>
    /// <param name="offset">How far to the right of the main diagonal; negative: below it.</param>
    /// <exception cref="ArgumentException">There are fewer than two axes.</exception>
    public Tensor Diagonal(int offset = 0)
    {
        RequireMatrix(nameof(Diagonal));
        int rows = Shape[-2], columns = Shape[-1], start = offset >= 0 ? offset : -offset * columns;
        int length = Math.Max(0, offset >= 0 ? Math.Min(rows, columns - offset) : Math.Min(rows + offset, columns));
        // Of numbers, every diagonal is a view; other tensors' strides are not known.
        if (this is DenseTensor dense)
        {
            int down = dense.Strides[^2], right = dense.Strides[^1], first = length == 0 ? 0 : offset >= 0 ? offset * right : -offset * down;
            return dense.View(Shape.Create([.. Shape.AsSpan()[..^2], length]), dense.Offset + first, [.. dense.Strides[..^2], down + right]);
        }
        // Row-major, neighbours on a diagonal lie one row and one element apart.
        var rowMajor = Reshape(Shape.Create([.. Shape.SkipLast(2), rows * columns]));
        return length == 0
            ? rowMajor[TensorIndex.Ellipsis, ..0]
            : rowMajor[TensorIndex.Ellipsis, TensorIndex.Slice(start, start + ((length - 1) * (columns + 1)) + 1, columns + 1)];
    }

    /// <summary>The square matrix, or a stack of them, with a vector on its diagonal and zeros elsewhere: [..., n] → [..., n, n].</summary>
    /// <exception cref="ArgumentException">The vector is a scalar.</exception>
    public static Tensor DiagonalMatrix(Tensor diagonal)
    {
        if (diagonal.Rank == 0) throw new ArgumentException($"DiagonalMatrix takes a vector; this is {diagonal.Type}.", nameof(diagonal));
        return Where(Eye(diagonal.Shape[-1], dtype: DType.Bool, device: diagonal.Device), diagonal.ExpandDims(-1), ZerosLike(diagonal).ExpandDims(-1));
    }

    /// <summary>The matrix, or stack of them, with zeros above a diagonal.</summary>
    /// <param name="diagonal">The last diagonal that is kept: 0 is the main one, 1 the one above it.</param>
    /// <exception cref="ArgumentException">There are fewer than two axes.</exception>
    public Tensor LowerTriangle(int diagonal = 0) => Where(ColumnsBeyond(nameof(LowerTriangle)) <= diagonal, this, ZerosLike(this));

    /// <summary>The matrix, or stack of them, with zeros below a diagonal.</summary>
    /// <param name="diagonal">The first diagonal that is kept: 0 is the main one, 1 the one above it.</param>
    /// <exception cref="ArgumentException">There are fewer than two axes.</exception>
    public Tensor UpperTriangle(int diagonal = 0) => Where(ColumnsBeyond(nameof(UpperTriangle)) >= diagonal, this, ZerosLike(this));

    // The number of each element's diagonal.
    private Tensor ColumnsBeyond(string operation)
    {
        RequireMatrix(operation);
        return Range(Shape[-1], device: Device) - Range(Shape[-2], device: Device).ExpandDims(1);
    }

    private void RequireMatrix(string operation)
    {
        if (Rank < 2) throw new ArgumentException($"{operation} takes a matrix or a stack of them; this tensor is {Type}.");
    }
}
