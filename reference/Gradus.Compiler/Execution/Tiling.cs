using System.Runtime.Intrinsics;
using Gradus.Compiler.Fusion;
using Gradus.Tensors;
using Gradus.Tensors.Cpu;

namespace Gradus.Compiler.Execution;

/// <summary>How a group's axes are walked: one axis along rows, one from row to row, which the kernel does, and those around them; and how the walk is cut for several threads.</summary>
/// <remarks>What a fold combines is cut into blocks of a fixed size, whose results are combined by twos (<see cref="Partials"/>): the order of the backend's reductions, which does not
/// depend on how many threads there are. So a fused reduction has the same bits as one by itself.</remarks>
internal sealed unsafe class Tiling
{
    /// <summary>How many elements of a row are combined in one go.</summary>
    internal const int BlockColumns = Folds.Block;

    /// <summary>How many rows are combined in one go.</summary>
    internal const int BlockRows = Columns<AddOp, float>.Sequence;

    // A part ends at a multiple of this many columns, so that no two threads write to one cache line.
    private const int Grain = 64;

    private readonly int operands;
    private readonly FoldDirection? fold;
    private readonly int[] outer;
    private readonly nint[][] outerSteps;
    private readonly int rows, columns, blocks;
    private readonly bool wholeRows;
    private readonly nint[] rowSteps, columnSteps;
    private readonly nint blockStep;

    /// <summary>Lays out the walk.</summary>
    /// <param name="space">The axes.</param>
    /// <param name="bytes">How many bytes an element of each operand takes.</param>
    /// <param name="fold">Which way elements are combined; null when they are not.</param>
    /// <param name="foldBytes">How many bytes a combined element takes.</param>
    /// <param name="wholeRows">Whether the kernel needs all of a row at once.</param>
    /// <remarks>Combined axes are one: <see cref="IterationSpace.IsOneRun"/>.</remarks>
    public Tiling(IterationSpace space, IReadOnlyList<int> bytes, FoldDirection? fold, int foldBytes, bool wholeRows = false)
    {
        this.fold = fold;
        this.wholeRows = wholeRows;
        operands = bytes.Count + (fold is null ? 0 : 1);
        int last = space.Rank - 1;
        int rowAxis = fold == FoldDirection.Column ? 0 : last - 1;
        columns = space.Lengths[last];
        rows = rowAxis < 0 ? 1 : space.Lengths[rowAxis];
        blocks = fold switch
        {
            FoldDirection.RowBlock => Pieces(columns, BlockColumns),
            FoldDirection.Column => Pieces(rows, BlockRows),
            _ => 1,
        };
        if (fold == FoldDirection.RowBlock) Width = Vector512<byte>.Count / foldBytes;
        int[] axes = [.. Enumerable.Range(0, last).Where(axis => axis != rowAxis)];
        outer = [.. axes.Select(axis => space.Lengths[axis])];
        nint[] foldSteps = FoldSteps(space, foldBytes);
        nint[] StepsOf(int axis) => [.. bytes.Select((size, operand) => (nint)space.Strides[axis][operand] * size).Concat(fold is null ? [] : [foldSteps[axis]])];
        outerSteps = [.. axes.Select(StepsOf)];
        rowSteps = rowAxis < 0 ? new nint[operands] : StepsOf(rowAxis);
        columnSteps = StepsOf(last);
        blockStep = (nint)Width * foldBytes;
    }

    /// <summary>How many elements a partial result has: a vector's, or a row's.</summary>
    public int Width { get; private set; } = 1;

    /// <summary>How many partial results each result is combined of.</summary>
    public int PartialCount => blocks;

    /// <summary>Which way a reduction over some axes combines elements.</summary>
    public static FoldDirection DirectionOf(IterationSpace space) =>
        !space.IsGone[^1] ? FoldDirection.Column : space.Lengths[^1] > BlockColumns ? FoldDirection.RowBlock : FoldDirection.Row;

    /// <summary>How many parts the walk can be cut into.</summary>
    public int MostParts => Split switch
    {
        Cut.Outer => outer[0],
        Cut.Rows => rows,
        Cut.Blocks => blocks,
        Cut.Columns => Pieces(columns, Grain),
        _ => 1,
    };

    private enum Cut
    {
        // One row that becomes one number, or is needed whole: every part would write it.
        Nowhere,
        Outer,
        Rows,
        Blocks,
        Columns,
    }

    private Cut Split => outer.Length > 0 ? Cut.Outer
        : fold == FoldDirection.Column ? (blocks > 1 ? Cut.Blocks : Cut.Columns)
        : rows > 1 ? Cut.Rows
        : fold == FoldDirection.RowBlock ? Cut.Blocks
        : fold == FoldDirection.Row || wholeRows ? Cut.Nowhere
        : Cut.Columns;

    /// <summary>Walks a part of the axes.</summary>
    /// <param name="kernel">What is done with rows.</param>
    /// <param name="start">The addresses of the operands' first elements.</param>
    /// <param name="part">The number of the part, from 0.</param>
    /// <param name="parts">How many there are.</param>
    public void Run(FusedKernel kernel, byte** start, int part, int parts)
    {
        byte** at = stackalloc byte*[2 * operands];
        for (int operand = 0; operand < operands; operand++) at[operand] = start[operand];
        Range all = new(0, rows, 0, columns, 0, blocks, 0, outer.Length > 0 ? outer[0] : 1), range = parts == 1 ? all : all.Part(Split, part, parts);
        if (outer.Length == 0)
        {
            Blocks(kernel, at, range);
            return;
        }
        int* position = stackalloc int[outer.Length];
        for (int axis = 0; axis < outer.Length; axis++) position[axis] = 0;
        position[0] = range.FirstOuter;
        Move(at, outerSteps[0], range.FirstOuter);
        while (true)
        {
            Blocks(kernel, at, range);
            int axis = outer.Length - 1;
            for (; axis >= 0; axis--)
            {
                Move(at, outerSteps[axis], 1);
                if (++position[axis] < (axis == 0 ? range.EndOuter : outer[axis])) break;
                Move(at, outerSteps[axis], -position[axis]);
                position[axis] = 0;
            }
            if (axis < 0) return;
        }
    }

    private void Blocks(FusedKernel kernel, byte** at, Range range)
    {
        byte** here = at + operands;
        fixed (nint* steps = rowSteps)
        {
            for (int block = range.FirstBlock; block < range.EndBlock; block++)
            {
                int firstRow = range.FirstRow, endRow = range.EndRow, firstColumn = range.FirstColumn, endColumn = range.EndColumn;
                if (fold == FoldDirection.RowBlock) (firstColumn, endColumn) = Piece(block, BlockColumns, columns);
                if (fold == FoldDirection.Column) (firstRow, endRow) = Piece(block, BlockRows, rows);
                for (int operand = 0; operand < operands; operand++) here[operand] = at[operand] + (firstRow * rowSteps[operand]) + (firstColumn * columnSteps[operand]);
                if (fold is FoldDirection.Row or FoldDirection.RowBlock) here[operands - 1] = at[operands - 1] + (firstRow * rowSteps[operands - 1]) + (block * blockStep);
                if (fold == FoldDirection.Column) here[operands - 1] = at[operands - 1] + (firstColumn * columnSteps[operands - 1]) + (block * blockStep);
                kernel(here, steps, endRow - firstRow, endColumn - firstColumn);
            }
        }
    }

    // How many pieces of a size an axis has, the last of which may be shorter; and where one begins and ends.
    private static int Pieces(int length, int size) => (int)(((long)length + size - 1) / size);

    private static (int First, int End) Piece(int number, int size, int length) => (number * size, (number * size) + Math.Min(length - (number * size), size));

    private void Move(byte** at, nint[] steps, int times)
    {
        for (int operand = 0; operand < operands; operand++) at[operand] += steps[operand] * times;
    }

    // Results lie row-major along the kept axes; with all their blocks between them when rows become numbers, and all of them before the next block when they become a row.
    private nint[] FoldSteps(IterationSpace space, int foldBytes)
    {
        var steps = new nint[space.Rank];
        if (fold is null) return steps;
        int inner = fold == FoldDirection.RowBlock ? blocks * Width : 1;
        for (int axis = space.Rank - 1; axis >= 0; axis--)
        {
            if (space.IsGone[axis]) continue;
            steps[axis] = (nint)inner * foldBytes;
            inner *= space.Lengths[axis];
        }
        if (fold == FoldDirection.Column) Width = inner;
        return steps;
    }

    private readonly record struct Range(int FirstRow, int EndRow, int FirstColumn, int EndColumn, int FirstBlock, int EndBlock, int FirstOuter, int EndOuter)
    {
        public Range Part(Cut cut, int part, int parts) => cut switch
        {
            Cut.Outer => this with { FirstOuter = Place(EndOuter, part, parts), EndOuter = Place(EndOuter, part + 1, parts) },
            Cut.Rows => this with { FirstRow = Place(EndRow, part, parts), EndRow = Place(EndRow, part + 1, parts) },
            Cut.Blocks => this with { FirstBlock = Place(EndBlock, part, parts), EndBlock = Place(EndBlock, part + 1, parts) },
            _ => this with { FirstColumn = PlaceOfColumn(part, parts), EndColumn = PlaceOfColumn(part + 1, parts) },
        };

        private static int Place(int length, int part, int parts) => (int)((long)length * part / parts);

        private int PlaceOfColumn(int part, int parts) => (int)Math.Min((long)Place(Pieces(EndColumn, Grain), part, parts) * Grain, EndColumn);
    }
}
