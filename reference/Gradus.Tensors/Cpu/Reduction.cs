using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Gradus.Tensors.Cpu;

/// <summary>A walk over a tensor of which some axes are combined: axes of length 1 dropped, neighbouring axes of one kind and one run merged, innermost last.</summary>
/// <remarks>When the innermost axis is combined, each of its rows becomes one number; when it is kept, whole rows are combined element by element. In both cases it is
/// rows of neighbours that are read, wherever the axes stand, and nothing is copied. The rows that go into one result are combined in halves, as the elements of a
/// row are.</remarks>
internal ref struct Reduction<TOp, T> where TOp : struct, IReductionOp where T : unmanaged
{
    // Rows of a result that stay in the first-level cache while they are added to, and how many rows are added one after the other.
    private const int Columns = 1024, Sequence = 16;

    private readonly ref T items;
    private readonly Span<int> keptLengths, keptSteps, goneLengths, goneSteps;
    private readonly int kept, gone, length, step;
    private readonly bool innermostIsGone;

    /// <summary>Takes the axes apart.</summary>
    /// <param name="room">At least <see cref="Room"/> of the rank.</param>
    /// <param name="items">The first element; there is one.</param>
    /// <param name="shape">The lengths of the axes.</param>
    /// <param name="strides">How far neighbours along them lie apart; 0 or 1 along the innermost whose length is not 1.</param>
    /// <param name="axes">The axes that are combined.</param>
    public Reduction(Span<int> room, ref T items, ReadOnlySpan<int> shape, ReadOnlySpan<int> strides, ReadOnlySpan<int> axes)
    {
        this.items = ref items;
        int rank = shape.Length;
        keptLengths = room[..rank];
        keptSteps = room.Slice(rank, rank);
        goneLengths = room.Slice(2 * rank, rank);
        goneSteps = room.Slice(3 * rank, rank);
        bool? previous = null;
        for (int axis = 0; axis < rank; axis++)
        {
            if (shape[axis] == 1) continue;
            bool goes = axes.Contains(axis);
            if (goes) Push(goneLengths, goneSteps, ref gone, shape[axis], strides[axis], previous == goes);
            else Push(keptLengths, keptSteps, ref kept, shape[axis], strides[axis], previous == goes);
            previous = goes;
        }
        innermostIsGone = previous ?? true;
        (length, step) = previous is null ? (1, 1) : innermostIsGone ? (goneLengths[--gone], goneSteps[gone]) : (keptLengths[--kept], keptSteps[kept]);
    }

    /// <summary>How much room the walk needs.</summary>
    public static int Room(int rank) => 4 * rank;

    /// <summary>Combines; the results are row-major.</summary>
    public readonly void Run(Span<T> to)
    {
        int rows = 1;
        for (int axis = 0; axis < gone; axis++) rows *= goneLengths[axis];
        if (innermostIsGone)
        {
            for (int i = 0; i < to.Length; i++) to[i] = Numbers(Offset(i, keptLengths, keptSteps, kept), 0, rows);
            return;
        }
        for (int i = 0; i * length < to.Length; i++)
        {
            int offset = Offset(i, keptLengths, keptSteps, kept);
            for (int column = 0; column < length; column += Columns)
            {
                Lines(offset + (column * step), 0, rows, to.Slice((i * length) + column, Math.Min(Columns, length - column)));
            }
        }
    }

    private static void Push(Span<int> lengths, Span<int> steps, ref int count, int length, int step, bool mayContinue)
    {
        if (mayContinue && steps[count - 1] == step * length)
        {
            lengths[count - 1] *= length;
        }
        else
        {
            lengths[count++] = length;
        }
        steps[count - 1] = step;
    }

    // Where the i-th place of some axes lies.
    private static int Offset(int i, Span<int> lengths, Span<int> steps, int count)
    {
        int offset = 0;
        for (int axis = count - 1; axis > 0; axis--)
        {
            int above = i / lengths[axis];
            offset += (i - (above * lengths[axis])) * steps[axis];
            i = above;
        }
        return count == 0 ? 0 : offset + (i * steps[0]);
    }

    private readonly T Numbers(int offset, int first, int rows)
    {
        if (rows == 1) return Folds.Row<TOp, T>(ref Unsafe.Add(ref items, offset + Offset(first, goneLengths, goneSteps, gone)), step, length);
        int half = rows / 2;
        return Apply.Binary<TOp, T>(Numbers(offset, first, half), Numbers(offset, first + half, rows - half));
    }

    private readonly void Lines(int offset, int first, int rows, Span<T> to)
    {
        ref T sums = ref MemoryMarshal.GetReference(to);
        if (rows > Sequence)
        {
            int half = rows / 2;
            var other = ArrayPool<T>.Shared.Rent(to.Length);
            Lines(offset, first, half, to);
            Lines(offset, first + half, rows - half, other.AsSpan(0, to.Length));
            Loops.Zip<TOp, T>(ref sums, 1, ref other[0], 1, ref sums, to.Length);
            ArrayPool<T>.Shared.Return(other);
            return;
        }
        ref T line = ref Line(offset, first);
        if (step == 1) MemoryMarshal.CreateReadOnlySpan(ref line, to.Length).CopyTo(to);
        else to.Fill(line);
        for (int row = 1; row < rows; row++) Loops.Zip<TOp, T>(ref sums, 1, ref Line(offset, first + row), step, ref sums, to.Length);
    }

    private readonly ref T Line(int offset, int row) => ref Unsafe.Add(ref items, offset + Offset(row, goneLengths, goneSteps, gone));
}
