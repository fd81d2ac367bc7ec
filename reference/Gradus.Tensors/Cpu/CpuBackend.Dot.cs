using System.Runtime.CompilerServices;

namespace Gradus.Tensors.Cpu;

internal sealed unsafe partial class CpuBackend
{
    /// <inheritdoc/>
    public override DenseTensor Dot(DenseTensor a, DenseTensor b) => a.DType == DType.Float32 ? Dot<float>(a, b) : Dot<double>(a, b);

    private static DenseTensor Dot<T>(DenseTensor a, DenseTensor b) where T : unmanaged
    {
        int rank = a.Rank, m = a.Shape[rank - 2], k = a.Shape[rank - 1], n = b.Shape[rank - 1];
        var shape = n == k ? a.Shape : a.Shape.With(rank - 1, n);
        var to = New<T>(shape.Size);
        if (k == 0 || to.Length == 0) return Empty(to, shape);
        var product = new MatrixProduct<T>(m, k, n, a.Strides[rank - 2], a.Strides[rank - 1], b.Strides[rank - 2], b.Strides[rank - 1]);
        ref T left = ref First<T>(a), right = ref First<T>(b), result = ref to.GetPinnableReference();
        if (rank == 2)
        {
            product.Run(ref left, ref right, ref result);
            Done<T>(a);
            Done<T>(b);
            return Wrap(to, shape);
        }
        var matrices = new Rows(stackalloc int[Rows.Room(rank - 2)], a.Shape.AsSpan()[..^2], a.Strides[..^2], b.Strides[..^2], shape.RowMajorStrides.AsSpan(0, rank - 2));
        while (matrices.MoveNext())
        {
            for (int i = 0; i < matrices.Length; i++)
            {
                product.Run(ref Unsafe.Add(ref left, matrices.A + (i * matrices.StepA)),
                    ref Unsafe.Add(ref right, matrices.B + (i * matrices.StepB)), ref Unsafe.Add(ref result, matrices.C + (i * matrices.StepC)));
            }
        }
        Done<T>(a);
        Done<T>(b);
        return Wrap(to, shape);
    }

    // Sums of no products.
    private static DenseTensor Empty<T>(HostStorage<T> to, Shape shape) where T : unmanaged
    {
        fixed (T* into = to) new Span<T>(into, to.Length).Clear();
        return Wrap(to, shape);
    }
}
