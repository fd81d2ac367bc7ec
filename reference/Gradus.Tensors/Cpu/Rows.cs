namespace Gradus.Tensors.Cpu;

/// <summary>Walks up to three views of one shape together, row by row: where each one's row starts, how far its neighbours lie apart, and how long rows are.</summary>
/// <remarks>Axes of length 1 are dropped, and axes that are one run of equal steps in all three become one; so rows are as long as they can be,
/// and tensors without gaps are one row.</remarks>
internal ref struct Rows
{
    private readonly Span<int> lengths, stepsA, stepsB, stepsC, position;
    private readonly int row;
    private int outer;
    private bool started;

    /// <summary>Sets out; <see cref="MoveNext"/> goes to the first row.</summary>
    /// <param name="room">At least <see cref="Room"/> of the rank.</param>
    /// <param name="shape">The lengths of the axes, of which none is 0.</param>
    /// <param name="a">The first view's strides.</param>
    /// <param name="b">The second view's.</param>
    /// <param name="c">The third view's.</param>
    public Rows(Span<int> room, ReadOnlySpan<int> shape, ReadOnlySpan<int> a, ReadOnlySpan<int> b, ReadOnlySpan<int> c)
    {
        int rank = Math.Max(shape.Length, 1), last = -1;
        lengths = room[..rank];
        stepsA = room.Slice(rank, rank);
        stepsB = room.Slice(2 * rank, rank);
        stepsC = room.Slice(3 * rank, rank);
        position = room.Slice(4 * rank, rank);
        for (int axis = 0; axis < shape.Length; axis++)
        {
            int length = shape[axis];
            if (length == 1) continue;
            bool continues = last >= 0 && stepsA[last] == a[axis] * length && stepsB[last] == b[axis] * length && stepsC[last] == c[axis] * length;
            if (!continues) lengths[++last] = 1;
            lengths[last] *= length;
            (stepsA[last], stepsB[last], stepsC[last]) = (a[axis], b[axis], c[axis]);
        }
        if (last < 0) (last, lengths[0], stepsA[0], stepsB[0], stepsC[0]) = (0, 1, 1, 1, 1);
        row = outer = last;
        position[..outer].Clear();
    }

    /// <summary>Sets out through two views.</summary>
    public Rows(Span<int> room, ReadOnlySpan<int> shape, ReadOnlySpan<int> a, ReadOnlySpan<int> b) : this(room, shape, a, b, b)
    {
    }

    /// <summary>Where the row of the first view starts, from the view's start.</summary>
    public int A { get; private set; }

    /// <summary>Where the row of the second view starts.</summary>
    public int B { get; private set; }

    /// <summary>Where the row of the third view starts.</summary>
    public int C { get; private set; }

    /// <summary>The length of each row.</summary>
    public readonly int Length => lengths[row];

    /// <summary>How far neighbours in a row of the first view lie apart.</summary>
    public readonly int StepA => stepsA[row];

    /// <summary>How far neighbours in a row of the second view lie apart.</summary>
    public readonly int StepB => stepsB[row];

    /// <summary>How far neighbours in a row of the third view lie apart.</summary>
    public readonly int StepC => stepsC[row];

    /// <summary>After <see cref="TakeNeighboursOfA"/>: how many rows a step of the walk covers.</summary>
    public readonly int Lines => lengths[row - 1];

    /// <summary>After <see cref="TakeNeighboursOfA"/>: how far those rows lie apart in the first view.</summary>
    public readonly int LineStepA => stepsA[row - 1];

    /// <summary>After <see cref="TakeNeighboursOfA"/>: how far those rows lie apart in the second view.</summary>
    public readonly int LineStepB => stepsB[row - 1];

    /// <summary>How much room the walk needs.</summary>
    public static int Room(int rank) => 5 * Math.Max(rank, 1);

    /// <summary>Before setting out: walks by planes instead of rows, made of the rows and the axis along which the first view's neighbours lie. False when there is
    /// none.</summary>
    public bool TakeNeighboursOfA()
    {
        for (int axis = 0; axis < row; axis++)
        {
            if (Math.Abs(stepsA[axis]) != 1) continue;
            outer = row - 1;
            (lengths[axis], lengths[outer]) = (lengths[outer], lengths[axis]);
            (stepsA[axis], stepsA[outer]) = (stepsA[outer], stepsA[axis]);
            (stepsB[axis], stepsB[outer]) = (stepsB[outer], stepsB[axis]);
            (stepsC[axis], stepsC[outer]) = (stepsC[outer], stepsC[axis]);
            return true;
        }
        return false;
    }

    /// <summary>On to the next row.</summary>
    public bool MoveNext()
    {
        if (!started) return started = true;
        for (int axis = outer - 1; axis >= 0; axis--)
        {
            (A, B, C) = (A + stepsA[axis], B + stepsB[axis], C + stepsC[axis]);
            if (++position[axis] < lengths[axis]) return true;
            (A, B, C) = (A - (stepsA[axis] * lengths[axis]), B - (stepsB[axis] * lengths[axis]), C - (stepsC[axis] * lengths[axis]));
            position[axis] = 0;
        }
        return false;
    }
}
