using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Gradus.Tensors.Cpu;

/// <summary>The product of two matrices of given shapes and strides: [m, k] · [k, n] → [m, n], the result row-major.</summary>
/// <remarks><para>The result is computed in blocks of 4 rows and 2 vectors of columns, kept in eight registers while the inner index runs: each step takes two
/// vectors of the right
/// matrix and a number from each of four rows of the left one, which may have any strides. The right matrix is read where it lies when its rows are vectors already
/// and there are few
/// rows to use them for; else the two vectors' columns are first packed one below the other (so a transposed matrix costs no more), 256 rows at a time: 32 KiB,
/// which stay in the cache
/// while all rows of the left matrix pass.</para>
/// <para>When both matrices have their neighbours along the inner index, which is long, and the result is narrow or low, numbers of the result are sums over
/// vectors along that index.</para></remarks>
internal readonly struct MatrixProduct<T>(int m, int k, int n, int rowOfA, int columnOfA, int rowOfB, int columnOfB) where T : unmanaged
{
    private const int Height = 4, Depth = 256, FewRows = 16;

    private static readonly int Width = 2 * Vector512<T>.Count;

    [ThreadStatic]
    private static T[]? panel;

    /// <summary>Writes the product of the matrices that start at a and b to c.</summary>
    public void Run(ref T a, ref T b, ref T c)
    {
        if (columnOfA == 1 && rowOfB == 1 && k >= Width && (n < 4 || (columnOfB != 1 && m <= FewRows)))
        {
            AlongInnerIndex(ref a, ref b, ref c);
            return;
        }
        Span<T> block = stackalloc T[Height * Width];
        for (int column = 0; column < n; column += Width)
        {
            int columns = Math.Min(Width, n - column);
            bool packs = columnOfB != 1 || columns < Width || m > FewRows;
            for (int depth = 0; depth < k; depth += Depth)
            {
                int steps = Math.Min(Depth, k - depth), line = rowOfB;
                ref T right = ref Unsafe.Add(ref b, ((nint)depth * rowOfB) + ((nint)column * columnOfB));
                if (packs)
                {
                    right = ref Pack(ref right, steps, columns);
                    line = Width;
                }
                for (int row = 0; row < m; row += Height)
                {
                    int rows = Math.Min(Height, m - row);
                    ref T left = ref Unsafe.Add(ref a, ((nint)row * rowOfA) + ((nint)depth * columnOfA));
                    ref T result = ref Unsafe.Add(ref c, ((nint)row * n) + column);
                    if (rows == Height && columns == Width)
                    {
                        Block(steps, ref left, rowOfA, 2 * rowOfA, 3 * rowOfA, columnOfA, ref right, line, ref result, n, depth > 0);
                        continue;
                    }
                    // At the edges the rows that are missing are the last one again, and only what exists is kept.
                    Block(steps, ref left, Math.Min(1, rows - 1) * rowOfA, Math.Min(2, rows - 1) * rowOfA, (rows - 1) * rowOfA, columnOfA,
                        ref right, line, ref block[0], Width, false);
                    for (int i = 0; i < rows; i++)
                    {
                        ref T target = ref Unsafe.Add(ref result, (nint)i * n);
                        if (depth > 0) Loops.Zip<AddOp, T>(ref target, 1, ref block[i * Width], 1, ref target, columns);
                        else for (int j = 0; j < columns; j++) Unsafe.Add(ref target, j) = block[(i * Width) + j];
                    }
                }
            }
        }
    }

    // Some columns of the right matrix in lines of two vectors, zeros where there are no columns any more.
    private ref T Pack(ref T b, int steps, int columns)
    {
        var lines = panel ??= new T[Depth * Width];
        if (columnOfB == 1 && columns == Width)
        {
            for (int step = 0; step < steps; step++)
            {
                ref T source = ref Unsafe.Add(ref b, (nint)step * rowOfB);
                Vector512.LoadUnsafe(ref source).StoreUnsafe(ref lines[step * Width]);
                Vector512.LoadUnsafe(ref source, (nuint)Vector512<T>.Count).StoreUnsafe(ref lines[step * Width], (nuint)Vector512<T>.Count);
            }
            return ref lines[0];
        }
        if (columns < Width) lines.AsSpan(0, steps * Width).Clear();
        StridedCopy.Run(ref b, [rowOfB, columnOfB], ref lines[0], [Width, 1], [steps, columns]);
        return ref lines[0];
    }

    // Four rows, which start at a and at three distances from it, times lines of two vectors; written to c, or added to what is there.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Block(int steps, ref T a, nint second, nint third, nint fourth, nint column, ref T b, nint line, ref T c, nint width, bool adds)
    {
        Vector512<T> c00, c01, c10, c11, c20, c21, c30, c31;
        c00 = c01 = c10 = c11 = c20 = c21 = c30 = c31 = Vector512<T>.Zero;
        for (int step = 0; step < steps; step++)
        {
            Vector512<T> b0 = Vector512.LoadUnsafe(ref b), b1 = Vector512.LoadUnsafe(ref b, (nuint)Vector512<T>.Count);
            var factor = Vector512.Create(a);
            c00 = MultiplyAdd(factor, b0, c00);
            c01 = MultiplyAdd(factor, b1, c01);
            factor = Vector512.Create(Unsafe.Add(ref a, second));
            c10 = MultiplyAdd(factor, b0, c10);
            c11 = MultiplyAdd(factor, b1, c11);
            factor = Vector512.Create(Unsafe.Add(ref a, third));
            c20 = MultiplyAdd(factor, b0, c20);
            c21 = MultiplyAdd(factor, b1, c21);
            factor = Vector512.Create(Unsafe.Add(ref a, fourth));
            c30 = MultiplyAdd(factor, b0, c30);
            c31 = MultiplyAdd(factor, b1, c31);
            a = ref Unsafe.Add(ref a, column);
            b = ref Unsafe.Add(ref b, line);
        }
        Store(c00, c01, ref c, adds);
        Store(c10, c11, ref Unsafe.Add(ref c, width), adds);
        Store(c20, c21, ref Unsafe.Add(ref c, 2 * width), adds);
        Store(c30, c31, ref Unsafe.Add(ref c, 3 * width), adds);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector512<T> first, Vector512<T> second, ref T to, bool adds)
    {
        if (adds)
        {
            first += Vector512.LoadUnsafe(ref to);
            second += Vector512.LoadUnsafe(ref to, (nuint)Vector512<T>.Count);
        }
        first.StoreUnsafe(ref to);
        second.StoreUnsafe(ref to, (nuint)Vector512<T>.Count);
    }

    // Numbers of the result one by one, as sums over vectors along the inner index.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AlongInnerIndex(ref T a, ref T b, ref T c)
    {
        for (int row = 0; row < m; row++)
        {
            ref T left = ref Unsafe.Add(ref a, (nint)row * rowOfA);
            for (int column = 0; column < n; column++)
            {
                ref T right = ref Unsafe.Add(ref b, (nint)column * columnOfB);
                Vector512<T> even = Vector512<T>.Zero, odd = Vector512<T>.Zero;
                int i = 0;
                for (; i <= k - (2 * Vector512<T>.Count); i += 2 * Vector512<T>.Count)
                {
                    even = MultiplyAdd(Vector512.LoadUnsafe(ref left, (nuint)i), Vector512.LoadUnsafe(ref right, (nuint)i), even);
                    odd = MultiplyAdd(Vector512.LoadUnsafe(ref left, (nuint)(i + Vector512<T>.Count)), Vector512.LoadUnsafe(ref right, (nuint)(i + Vector512<T>.Count)), odd);
                }
                T sum = i == 0 ? default : Folds.Lanes<AddOp, T>(even + odd);
                for (; i < k; i++) sum = Apply.Binary<AddOp, T>(sum, Apply.Binary<MultiplyOp, T>(Unsafe.Add(ref left, i), Unsafe.Add(ref right, i)));
                c = sum;
                c = ref Unsafe.Add(ref c, 1);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<T> MultiplyAdd(Vector512<T> a, Vector512<T> b, Vector512<T> c) => typeof(T) == typeof(float)
        ? Vector512.FusedMultiplyAdd(a.AsSingle(), b.AsSingle(), c.AsSingle()).As<float, T>()
        : Vector512.FusedMultiplyAdd(a.AsDouble(), b.AsDouble(), c.AsDouble()).As<double, T>();
}
