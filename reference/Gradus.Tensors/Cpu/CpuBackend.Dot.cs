using Gradus.Tensors.Cpu.Products;

namespace Gradus.Tensors.Cpu;

internal sealed unsafe partial class CpuBackend
{
    /// <inheritdoc/>
    public override DenseTensor Dot(DenseTensor a, DenseTensor b) => a.DType == DType.Float32 ? Dot<float>(a, b) : Dot<double>(a, b);

    private static DenseTensor Dot<T>(DenseTensor a, DenseTensor b) where T : unmanaged
    {
        int rank = a.Rank, k = a.Shape[rank - 1], n = b.Shape[rank - 1];
        var shape = n == k ? a.Shape : a.Shape.With(rank - 1, n);
        var to = New<T>(shape.Size);
        if (k == 0 || to.Length == 0) return Empty(to, shape);
        Held<T> heldA = Hold<T>(a), heldB = Hold<T>(b);
        fixed (T* left = &heldA.First, right = &heldB.First, result = to)
        {
            if (rank == 2) MatrixProduct.Run(Last(left, a), Last(right, b), new(result, shape[0], n, n, 1), Cores.Count);
            else BatchedProduct.Run(left, a, right, b, result);
        }
        heldA.Done();
        heldB.Done();
        return Wrap(to, shape);
    }

    /// <inheritdoc/>
    protected internal override DenseTensor InnerProduct(DenseTensor a, DenseTensor b) =>
        a.Size == 0 || !a.IsContiguous || !b.IsContiguous ? base.InnerProduct(a, b)
        : a.DType == DType.Float32 ? InnerProduct<float>(a, b)
        : a.DType == DType.Float64 ? InnerProduct<double>(a, b)
        : base.InnerProduct(a, b);

    private static DenseTensor InnerProduct<T>(DenseTensor a, DenseTensor b) where T : unmanaged
    {
        Held<T> heldA = Hold<T>(a), heldB = Hold<T>(b);
        T sum;
        fixed (T* left = &heldA.First, right = &heldB.First) sum = Folds.Dot(left, right, a.Size);
        heldA.Done();
        heldB.Done();
        return Spread(sum, Shape.Scalar);
    }

    // Sums of no products.
    private static DenseTensor Empty<T>(HostStorage<T> to, Shape shape) where T : unmanaged
    {
        fixed (T* into = to) new Span<T>(into, to.Length).Clear();
        return Wrap(to, shape);
    }

    private static Matrix<T> Last<T>(T* first, DenseTensor x) where T : unmanaged => new(first, x.Shape[-2], x.Shape[-1], x.Strides[^2], x.Strides[^1]);
}
