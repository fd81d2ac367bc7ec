using System.Numerics;

namespace Gradus.Tensors.Cpu;

internal sealed partial class CpuBackend
{
    /// <inheritdoc/>
    public override DenseTensor Dot(DenseTensor a, DenseTensor b) => a.DType == DType.Float32 ? Dot<float>(a, b) : Dot<double>(a, b);

    private static DenseTensor Dot<T>(DenseTensor a, DenseTensor b) where T : unmanaged, INumber<T>
    {
        int m = a.Shape[-2], k = a.Shape[-1], n = b.Shape[-1];
        var shape = a.Shape.With(-1, n);
        ReadOnlySpan<T> left = Items<T>(a.Contiguous()), right = Items<T>(b.Contiguous());
        var to = new T[shape.Size];
        int batch = m * n == 0 ? 0 : to.Length / (m * n);
        for (int matrix = 0; matrix < batch; matrix++)
        {
            var rows = right.Slice(matrix * k * n, k * n);
            for (int i = 0; i < m; i++)
            {
                var sums = to.AsSpan(((matrix * m) + i) * n, n);
                var factors = left.Slice(((matrix * m) + i) * k, k);
                for (int p = 0; p < k; p++)
                {
                    var row = rows.Slice(p * n, n);
                    T factor = factors[p];
                    for (int j = 0; j < n; j++) sums[j] += factor * row[j];
                }
            }
        }
        return Wrap(to, shape);
    }
}
