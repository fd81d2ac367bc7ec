namespace Gradus.Tensors.Cpu;

/// <summary>A walk over a tensor of which some axes are combined: axes of length 1 dropped, neighbouring axes of one kind and one run merged, innermost last.</summary>
/// <remarks>When the innermost axis is combined, each of its rows becomes one number (<see cref="Folds"/>); when it is kept, whole rows are combined element by element
/// (<see cref="Columns{TOp, T}"/>). In both cases it is rows of neighbours that are read, and nothing is copied. Each result is made by one thread, in an order
/// that the shape decides, as long as the last combined axes are one run, for which the caller cares.</remarks>
internal unsafe struct Reduction<TOp, T> : ILoop where TOp : struct, IReductionOp where T : unmanaged
{
    private readonly T* items, results;
    private readonly Axes kept, gone;
    private readonly int length, step;
    private readonly bool innermostIsGone;

    /// <summary>Takes the axes apart.</summary>
    /// <param name="items">The first element; there is one.</param>
    /// <param name="results">Where the results go, row-major.</param>
    /// <param name="shape">The lengths of the axes.</param>
    /// <param name="strides">How far neighbours along them lie apart; 0 or 1 along the innermost whose length is not 1.</param>
    /// <param name="axes">The axes that are combined.</param>
    public Reduction(T* items, T* results, ReadOnlySpan<int> shape, ReadOnlySpan<int> strides, ReadOnlySpan<int> axes)
    {
        this.items = items;
        this.results = results;
        (kept, gone) = (new Axes(shape.Length), new Axes(shape.Length));
        bool? previous = null;
        for (int axis = 0; axis < shape.Length; axis++)
        {
            if (shape[axis] == 1) continue;
            bool goes = axes.Contains(axis);
            (goes ? gone : kept).Push(shape[axis], strides[axis], previous == goes);
            previous = goes;
        }
        innermostIsGone = previous ?? true;
        (length, step) = previous is null ? (1, 1) : (innermostIsGone ? gone : kept).Pop();
    }

    /// <summary>Combines.</summary>
    /// <param name="count">How many results there are.</param>
    public readonly void Run(int count)
    {
        int combined = gone.Count * (innermostIsGone ? length : 1);
        // A row of results is one thread's, or what of it is as wide as columns are combined together.
        Shared.Run(count, Math.Min(combined, 1 << 20), this, innermostIsGone ? 1 : Columns<TOp, T>.Width);
    }

    /// <inheritdoc/>
    public readonly void Run(nint start, nint count)
    {
        int rows = gone.Count;
        if (innermostIsGone)
        {
            for (nint i = start; i < start + count; i++) results[i] = Rows(items + kept.Offset((int)i), 0, rows);
            return;
        }
        var columns = new Columns<TOp, T>(gone, step);
        for (nint i = start, end = start + count; i < end;)
        {
            nint row = i / length, column = i - (row * length), width = Math.Min(length - column, end - i);
            columns.Run(items + kept.Offset((int)row) + (column * step), results + i, width);
            i += width;
        }
    }

    // Rows of one result that are not one run are combined in halves.
    private readonly T Rows(T* from, int first, int count)
    {
        if (count == 1) return Folds.Row<TOp, T>(from + gone.Offset(first), step, length);
        int half = count / 2;
        return Apply.Binary<TOp, T>(Rows(from, first, half), Rows(from, first + half, count - half));
    }
}
