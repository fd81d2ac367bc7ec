using System.Runtime.CompilerServices;

namespace Gradus.Tensors.Cpu.Products;

/// <summary>Computes the result in parts: a grid of blocks of rows and of columns, each tile by tile.</summary>
/// <param name="left">The left matrix's rows.</param>
/// <param name="right">The right matrix's columns. When they are not packed and a panel must be, the part packs it for itself.</param>
/// <param name="result">The result, whose rows or columns have neighbours in memory.</param>
/// <param name="length">The inner index's length.</param>
/// <param name="readsRight">Whether panels of the right matrix that are not packed are read where they lie: neighbours in a row are neighbours in memory, and few
/// tiles read them.</param>
internal unsafe struct TileJob<T, TVector, TRegister>(Panels<T> left, Panels<T> right, Matrix<T> result, int length, bool readsRight) : IJob
    where T : unmanaged where TVector : unmanaged where TRegister : struct, IRegister<T, TVector>
{
    /// <summary>The left matrix's rows.</summary>
    public Panels<T> Left = left;

    /// <summary>The right matrix's columns.</summary>
    public Panels<T> Right = right;

    /// <summary>The result.</summary>
    public Matrix<T> Result = result;

    /// <summary>How many rows a part has: whole tiles.</summary>
    public int PartRows;

    /// <summary>How many columns a part has: whole panels.</summary>
    public int PartColumns;

    private readonly int length = length;
    private readonly bool readsRight = readsRight;

    /// <summary>How many parts there are.</summary>
    public readonly int Parts => PartsAcross * ((Result.Rows + PartRows - 1) / PartRows);

    private readonly int PartsAcross => (Result.Columns + PartColumns - 1) / PartColumns;

    /// <inheritdoc/>
    public readonly void Run(int part)
    {
        var (down, across) = Math.DivRem(part, PartsAcross);
        int top = down * PartRows, first = across * PartColumns;
        Run(top, top + Math.Min(PartRows, Result.Rows - top), first, first + Math.Min(PartColumns, Result.Columns - first));
    }

    /// <summary>Computes a part of the result: rows from top to bottom, columns from first to last.</summary>
    [SkipLocalsInit]
    public readonly void Run(int top, int bottom, int first, int last)
    {
        int block = Blocking.Steps(length), rows = Blocking.Rows<T>(block, Left.Height, bottom - top);
        T* own = null, scratch = stackalloc T[TRegister.Height * 2 * TRegister.Count];
        for (int depth = 0; depth < length; depth += block)
        {
            int steps = Math.Min(block, length - depth);
            for (int row = top; row < bottom; row += rows)
            {
                for (int column = first; column < last; column += Right.Height)
                {
                    int columns = Math.Min(Right.Height, last - column);
                    var panel = Right.At(column, depth, steps);
                    var work = new TileWork<T> { Right = panel.First, RightStep = panel.ColumnStep, Steps = steps, Adds = depth > 0 };
                    if (!Right.IsPacked && !(readsRight && Right.Padded(columns) == columns))
                    {
                        if (own == null) own = Scratch.Part<T>((nint)Right.Padded(last - first) * block);
                        work.Right = own + ((nint)(column - first) * steps);
                        work.RightStep = Right.Padded(columns);
                        if (row == top) Right.PackTo(work.Right, column, depth, steps);
                    }
                    Tiles(work, row, Math.Min(row + rows, bottom), column, columns, depth, scratch);
                }
            }
        }
    }

    // The tiles of a panel of the right matrix, one below the other.
    private readonly void Tiles(TileWork<T> work, int row, int bottom, int column, int columns, int depth, T* scratch)
    {
        int registers = columns > TRegister.Count ? 2 : 1;
        bool direct = Result.ColumnStep == 1 && columns == registers * TRegister.Count;
        work.Result = direct ? Result.At(row, column) : scratch;
        work.ResultRow = direct ? Result.RowStep : registers * TRegister.Count;
        for (; row < bottom; row += Left.Height)
        {
            int rows = Math.Min(Left.Height, bottom - row);
            var panel = Left.At(row, depth, work.Steps);
            work.Left = panel.First;
            work.LeftRow = panel.RowStep;
            work.LeftStep = panel.ColumnStep;
            if (direct)
            {
                Tile<T, TVector, TRegister>.Run(work, rows, registers);
                work.Result += rows * Result.RowStep;
                continue;
            }
            T* result = Result.At(row, column);
            if (work.Adds) Packing.Run(result, Result.ColumnStep, Result.RowStep, columns, rows, scratch, work.ResultRow, columns);
            Tile<T, TVector, TRegister>.Run(work, rows, registers);
            if (Result.ColumnStep == 1) Packing.Run(scratch, 1, work.ResultRow, columns, rows, result, Result.RowStep, columns);
            else Packing.Run(scratch, work.ResultRow, 1, rows, columns, result, Result.ColumnStep, rows);
        }
    }
}
