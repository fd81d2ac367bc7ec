namespace Gradus.Tensors.Cpu.Products;

/// <summary>Products of stacks of matrices: [..., m, k] · [..., k, n] → [..., m, n].</summary>
internal static unsafe class BatchedProduct
{
    /// <summary>Writes the products to c, row-major. The stacks are not empty.</summary>
    public static void Run<T>(T* first, DenseTensor a, T* second, DenseTensor b, T* c) where T : unmanaged
    {
        int rank = a.Rank, m = a.Shape[rank - 2], k = a.Shape[rank - 1], n = b.Shape[rank - 1], count = a.Size / (m * k);
        if (IsOneMatrix(b) && HasEvenRows(a))
        {
            // One matrix for all on the right: what is above it is one tall matrix.
            MatrixProduct.Run(new(first, count * m, k, a.Strides[rank - 2], a.Strides[rank - 1]), new(second, k, n, b.Strides[rank - 2], b.Strides[rank - 1]),
                new Matrix<T>(c, count * m, n, n, 1), Cores.Count);
            return;
        }
        bool shares = (count >= 2 * Cores.Count || !MatrixProduct.IsWorthThreads(m, k, n)) && MatrixProduct.IsWorthThreads(count * m, k, n);
        int parts = shares ? Math.Min(count, 8 * Cores.Count) : 1;
        var job = new Job<T>(first, a, second, b, c, count, parts, shares ? 1 : Cores.Count);
        if (shares) Cores.Run(parts, job);
        else job.Run(0);
    }

    private static bool IsOneMatrix(DenseTensor x) => !x.Strides[..^2].ContainsAnyExcept(0);

    // Whether all rows of all matrices lie equally far apart, each matrix beginning where the one before would go on.
    private static bool HasEvenRows(DenseTensor x)
    {
        for (int axis = 0; axis < x.Rank - 2; axis++)
        {
            if (x.Strides[axis] != x.Strides[axis + 1] * x.Shape[axis + 1]) return false;
        }
        return true;
    }

    private readonly struct Job<T>(T* first, DenseTensor a, T* second, DenseTensor b, T* c, int count, int parts, int threads) : IJob where T : unmanaged
    {
        public void Run(int part)
        {
            int rank = a.Rank, m = a.Shape[rank - 2], k = a.Shape[rank - 1], n = b.Shape[rank - 1];
            int last = (int)((long)count * (part + 1) / parts);
            for (int i = (int)((long)count * part / parts); i < last; i++)
            {
                MatrixProduct.Run(new(first + Offset(a, i), m, k, a.Strides[rank - 2], a.Strides[rank - 1]),
                    new(second + Offset(b, i), k, n, b.Strides[rank - 2], b.Strides[rank - 1]), new Matrix<T>(c + ((nint)i * m * n), m, n, n, 1), threads);
            }
        }

        // Where a matrix of the stack begins.
        private static nint Offset(DenseTensor x, int matrix)
        {
            nint offset = 0;
            for (int axis = x.Rank - 3; axis >= 0; axis--)
            {
                (matrix, int at) = Math.DivRem(matrix, x.Shape[axis]);
                offset += (nint)at * x.Strides[axis];
            }
            return offset;
        }
    }
}
