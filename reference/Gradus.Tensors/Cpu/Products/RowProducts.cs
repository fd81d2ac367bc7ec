using System.Runtime.CompilerServices;

namespace Gradus.Tensors.Cpu.Products;

/// <summary>A product with few columns: each number of the result is the sum of a row's products with a column, taken a register at a time.</summary>
/// <remarks><para>Up to four rows and five columns at once (two rows and four columns where there are 16 registers): a step loads nine registers along the inner index
/// for twenty multiplications and additions of whole registers. The lanes of the sums are added at the end. Tiles of whole registers of columns, as in
/// <see cref="Tile{T, TVector, TRegister}"/>, would multiply mostly padding.</para>
/// <para>The last register of a row and of a column starts so early that it ends with them; what it holds for the second time is cleared in both.</para></remarks>
internal readonly unsafe struct RowProducts<T, TVector, TRegister> : IJob where T : unmanaged where TVector : unmanaged where TRegister : struct, IRegister<T, TVector>
{
    private const int PartRows = 64;

    private readonly Matrix<T> rows, columns, result;

    private RowProducts(Matrix<T> rows, Matrix<T> columns, Matrix<T> result) => (this.rows, this.columns, this.result) = (rows, columns, result);

    private static int Width => TRegister.Height > 6 ? 5 : 4;

    private static int Height => TRegister.Height > 6 ? 4 : 2;

    /// <summary>Whether a product is one for this: long rows of neighbours, and few columns, which are columns in memory or not too much to pack.</summary>
    public static bool Suits(Matrix<T> a, Matrix<T> b) => a.ColumnStep == 1
        && (b.Columns <= 3 ? a.Columns >= 2 * TRegister.Count : b.Columns <= 12 && a.Columns >= 4 * TRegister.Count)
        && (b.RowStep == 1 || (long)b.Rows * b.Columns <= Blocking.Shared);

    /// <summary>Writes the product of a and b to c.</summary>
    public static void Run(Matrix<T> a, Matrix<T> b, Matrix<T> c, int threads)
    {
        var columns = b.Transposed;
        if (columns.ColumnStep != 1)
        {
            var packed = new Matrix<T>(Scratch.Right<T>((nint)b.Rows * b.Columns), b.Columns, b.Rows, b.Rows, 1);
            // Columns become lines: each one's elements are neighbours.
            Packing.Run(b.First, b.RowStep, b.ColumnStep, b.Rows, b.Columns, packed.First, b.Rows, b.Rows);
            columns = packed;
        }
        var job = new RowProducts<T, TVector, TRegister>(a, columns, c);
        int parts = (a.Rows + PartRows - 1) / PartRows;
        if (threads > 1 && parts > 1) Cores.Run(parts, job);
        else for (int part = 0; part < parts; part++) job.Run(part);
    }

    /// <inheritdoc/>
    public void Run(int part)
    {
        int last = Math.Min((part + 1) * PartRows, rows.Rows), groups = (columns.Rows + Width - 1) / Width, width = (columns.Rows + groups - 1) / groups;
        for (int row = part * PartRows; row < last; row += Height)
        {
            for (int column = 0; column < columns.Rows; column += width)
            {
                int height = Math.Min(Height, last - row);
                switch (Math.Min(width, columns.Rows - column))
                {
                    case 1: Tile<One>(row, column, height); break;
                    case 2: Tile<Two>(row, column, height); break;
                    case 3: Tile<Three>(row, column, height); break;
                    case 4: Tile<Four>(row, column, height); break;
                    default: Tile<Five>(row, column, height); break;
                }
            }
        }
    }

    private void Tile<TColumns>(int row, int column, int height) where TColumns : struct, ICount
    {
        switch (height)
        {
            case 1: Tile<One, TColumns>(row, column); break;
            case 2: Tile<Two, TColumns>(row, column); break;
            case 3: Tile<Three, TColumns>(row, column); break;
            default: Tile<Four, TColumns>(row, column); break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Tile<TRows, TColumns>(int row, int column) where TRows : struct, ICount where TColumns : struct, ICount
    {
        TVector s00, s01, s02, s03, s04;
        TVector s10, s11, s12, s13, s14;
        TVector s20, s21, s22, s23, s24;
        TVector s30, s31, s32, s33, s34;
        s00 = s01 = s02 = s03 = s04 = default;
        s10 = s11 = s12 = s13 = s14 = default;
        s20 = s21 = s22 = s23 = s24 = default;
        s30 = s31 = s32 = s33 = s34 = default;
        int length = rows.Columns;
        nint next = rows.RowStep, across = columns.RowStep;
        T* a = rows.At(row, 0), b = columns.At(column, 0);
        TVector mask = TRegister.Last(TRegister.Count);
        for (int at = 0; at < length; at += TRegister.Count)
        {
            int from = at;
            if (at > length - TRegister.Count)
            {
                from = length - TRegister.Count;
                mask = TRegister.Last(length - at);
            }
            TVector b0 = TRegister.And(TRegister.Load(b + from), mask), b1 = b0, b2 = b0, b3 = b0, b4 = b0;
            if (TColumns.Value > 1) b1 = TRegister.And(TRegister.Load(b + across + from), mask);
            if (TColumns.Value > 2) b2 = TRegister.And(TRegister.Load(b + (2 * across) + from), mask);
            if (TColumns.Value > 3) b3 = TRegister.And(TRegister.Load(b + (3 * across) + from), mask);
            if (TColumns.Value > 4) b4 = TRegister.And(TRegister.Load(b + (4 * across) + from), mask);
            Add<TColumns>(TRegister.And(TRegister.Load(a + from), mask), b0, b1, b2, b3, b4, ref s00, ref s01, ref s02, ref s03, ref s04);
            if (TRows.Value > 1) Add<TColumns>(TRegister.And(TRegister.Load(a + next + from), mask), b0, b1, b2, b3, b4, ref s10, ref s11, ref s12, ref s13, ref s14);
            if (TRows.Value > 2) Add<TColumns>(TRegister.And(TRegister.Load(a + (2 * next) + from), mask), b0, b1, b2, b3, b4, ref s20, ref s21, ref s22, ref s23, ref s24);
            if (TRows.Value > 3) Add<TColumns>(TRegister.And(TRegister.Load(a + (3 * next) + from), mask), b0, b1, b2, b3, b4, ref s30, ref s31, ref s32, ref s33, ref s34);
        }
        T* to = result.At(row, column);
        nint down = result.RowStep, step = result.ColumnStep;
        Write<TColumns>(to, step, s00, s01, s02, s03, s04);
        if (TRows.Value > 1) Write<TColumns>(to + down, step, s10, s11, s12, s13, s14);
        if (TRows.Value > 2) Write<TColumns>(to + (2 * down), step, s20, s21, s22, s23, s24);
        if (TRows.Value > 3) Write<TColumns>(to + (3 * down), step, s30, s31, s32, s33, s34);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add<TColumns>(TVector a, TVector b0, TVector b1, TVector b2, TVector b3, TVector b4,
        ref TVector sum0, ref TVector sum1, ref TVector sum2, ref TVector sum3, ref TVector sum4) where TColumns : struct, ICount
    {
        sum0 = TRegister.MultiplyAdd(a, b0, sum0);
        if (TColumns.Value > 1) sum1 = TRegister.MultiplyAdd(a, b1, sum1);
        if (TColumns.Value > 2) sum2 = TRegister.MultiplyAdd(a, b2, sum2);
        if (TColumns.Value > 3) sum3 = TRegister.MultiplyAdd(a, b3, sum3);
        if (TColumns.Value > 4) sum4 = TRegister.MultiplyAdd(a, b4, sum4);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Write<TColumns>(T* to, nint step, TVector sum0, TVector sum1, TVector sum2, TVector sum3, TVector sum4) where TColumns : struct, ICount
    {
        *to = TRegister.Sum(sum0);
        if (TColumns.Value > 1) to[step] = TRegister.Sum(sum1);
        if (TColumns.Value > 2) to[2 * step] = TRegister.Sum(sum2);
        if (TColumns.Value > 3) to[3 * step] = TRegister.Sum(sum3);
        if (TColumns.Value > 4) to[4 * step] = TRegister.Sum(sum4);
    }
}
