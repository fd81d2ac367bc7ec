using System.Runtime.CompilerServices;

namespace Gradus.Tensors.Cpu.Products;

/// <summary>A product with few columns: each number of the result is the sum of a row's products with a column, taken a register at a time.</summary>
/// <remarks><para>Up to four rows and five columns at once (two rows and four columns where there are 16 registers): a step loads nine registers along the inner index
/// for twenty multiplications and additions of whole registers. The lanes of the sums are added at the end. Tiles of whole registers of columns, as in
/// <see cref="Tile{T, TVector, TLanes}"/>, would multiply mostly padding.</para>
/// <para>The last register of a row and of a column starts so early that it ends with them; what it holds for the second time is cleared in both.</para></remarks>
internal readonly unsafe struct RowProducts<T, TVector, TLanes> : IJob where T : unmanaged where TVector : unmanaged where TLanes : struct, ILanes<T, TVector>
{
    private const int PartRows = 64;

    private readonly Matrix<T> rows, columns, result;

    private RowProducts(Matrix<T> rows, Matrix<T> columns, Matrix<T> result) => (this.rows, this.columns, this.result) = (rows, columns, result);

    private static int Width => TLanes.Height > 6 ? 5 : 4;

    private static int Height => TLanes.Height > 6 ? 4 : 2;

    /// <summary>Whether a product is one for this: long rows of neighbours, and few columns.</summary>
    public static bool Suits(Matrix<T> a, Matrix<T> b) => a.ColumnStep == 1 && (b.Columns <= 3 ? a.Columns >= 2 * TLanes.Count : b.Columns <= 12 && a.Columns >= 4 * TLanes.Count);

    /// <summary>Writes the product of a and b to c.</summary>
    public static void Run(Matrix<T> a, Matrix<T> b, Matrix<T> c, int threads)
    {
        var columns = b.Transposed;
        if (columns.ColumnStep != 1)
        {
            var packed = new Matrix<T>(Workspace.Right<T>((nint)b.Rows * b.Columns), b.Columns, b.Rows, b.Rows, 1);
            // Columns become lines: each one's elements are neighbours.
            Packing.Run(b.First, b.RowStep, b.ColumnStep, b.Rows, b.Columns, packed.First, b.Rows, b.Rows);
            columns = packed;
        }
        var job = new RowProducts<T, TVector, TLanes>(a, columns, c);
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
        TVector mask = TLanes.Last(TLanes.Count);
        for (int at = 0; at < length; at += TLanes.Count)
        {
            int from = at;
            if (at > length - TLanes.Count)
            {
                from = length - TLanes.Count;
                mask = TLanes.Last(length - at);
            }
            TVector b0 = TLanes.And(TLanes.Load(b + from), mask), b1 = b0, b2 = b0, b3 = b0, b4 = b0;
            if (TColumns.Value > 1) b1 = TLanes.And(TLanes.Load(b + across + from), mask);
            if (TColumns.Value > 2) b2 = TLanes.And(TLanes.Load(b + (2 * across) + from), mask);
            if (TColumns.Value > 3) b3 = TLanes.And(TLanes.Load(b + (3 * across) + from), mask);
            if (TColumns.Value > 4) b4 = TLanes.And(TLanes.Load(b + (4 * across) + from), mask);
            Add<TColumns>(TLanes.And(TLanes.Load(a + from), mask), b0, b1, b2, b3, b4, ref s00, ref s01, ref s02, ref s03, ref s04);
            if (TRows.Value > 1) Add<TColumns>(TLanes.And(TLanes.Load(a + next + from), mask), b0, b1, b2, b3, b4, ref s10, ref s11, ref s12, ref s13, ref s14);
            if (TRows.Value > 2) Add<TColumns>(TLanes.And(TLanes.Load(a + (2 * next) + from), mask), b0, b1, b2, b3, b4, ref s20, ref s21, ref s22, ref s23, ref s24);
            if (TRows.Value > 3) Add<TColumns>(TLanes.And(TLanes.Load(a + (3 * next) + from), mask), b0, b1, b2, b3, b4, ref s30, ref s31, ref s32, ref s33, ref s34);
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
        sum0 = TLanes.MultiplyAdd(a, b0, sum0);
        if (TColumns.Value > 1) sum1 = TLanes.MultiplyAdd(a, b1, sum1);
        if (TColumns.Value > 2) sum2 = TLanes.MultiplyAdd(a, b2, sum2);
        if (TColumns.Value > 3) sum3 = TLanes.MultiplyAdd(a, b3, sum3);
        if (TColumns.Value > 4) sum4 = TLanes.MultiplyAdd(a, b4, sum4);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Write<TColumns>(T* to, nint step, TVector sum0, TVector sum1, TVector sum2, TVector sum3, TVector sum4) where TColumns : struct, ICount
    {
        *to = TLanes.Sum(sum0);
        if (TColumns.Value > 1) to[step] = TLanes.Sum(sum1);
        if (TColumns.Value > 2) to[2 * step] = TLanes.Sum(sum2);
        if (TColumns.Value > 3) to[3 * step] = TLanes.Sum(sum3);
        if (TColumns.Value > 4) to[4 * step] = TLanes.Sum(sum4);
    }
}
