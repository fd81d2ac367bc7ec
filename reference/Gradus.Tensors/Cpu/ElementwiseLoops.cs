namespace Gradus.Tensors.Cpu;

// The elementwise loops with their operands, as what threads share: stretches of one row, or rows of a walk. An operand's step is 1, or 0 for one element that stands
// for all, along the row.

/// <summary>y[i] = op(x[i]).</summary>
internal readonly unsafe struct MapLoop<TOp, T>(T* x, T* y) : ILoop where TOp : struct, IUnaryOp where T : unmanaged
{
    /// <inheritdoc/>
    public void Run(nint start, nint count) => Loops.Map<TOp, T>(x + start, y + start, count);
}

/// <summary>y[i] = op(a[i], b[i]).</summary>
internal readonly unsafe struct ZipLoop<TOp, T>(T* a, int stepA, T* b, int stepB, T* y) : ILoop where TOp : struct, IBinaryOp where T : unmanaged
{
    /// <inheritdoc/>
    public void Run(nint start, nint count) => Loops.Zip<TOp, T>(a + (start * stepA), stepA, b + (start * stepB), stepB, y + start, count);
}

/// <summary>y[i] = a[i] + factor · b[i].</summary>
internal readonly unsafe struct AddScaledLoop<T>(T* a, T* b, T factor, T* y) : ILoop where T : unmanaged
{
    /// <inheritdoc/>
    public void Run(nint start, nint count) => Loops.Zip<AddOp, T, Row<T>, Scaled<T>>(new(a + start), new(b + start, factor), y + start, count);
}

/// <summary>y[i] = does op(a[i], b[i]) hold.</summary>
internal readonly unsafe struct CompareLoop<TOp, T>(T* a, int stepA, T* b, int stepB, bool* y) : ILoop where TOp : struct, IComparisonOp where T : unmanaged
{
    /// <inheritdoc/>
    public void Run(nint start, nint count) => Loops.Compare<TOp, T>(a + (start * stepA), stepA, b + (start * stepB), stepB, y + start, count);
}

/// <summary>y[i] = condition[i] ? a[i] : b[i].</summary>
internal readonly unsafe struct SelectLoop<T>(bool* condition, T* a, int stepA, T* b, int stepB, T* y) : ILoop where T : unmanaged
{
    /// <inheritdoc/>
    public void Run(nint start, nint count) => Loops.Select(condition + start, a + (start * stepA), stepA, b + (start * stepB), stepB, y + start, count);
}

/// <summary>y[i] = x[i] in another type.</summary>
internal readonly unsafe struct CastLoop<TFrom, TTo>(TFrom* x, TTo* y) : ILoop where TFrom : unmanaged where TTo : unmanaged
{
    /// <inheritdoc/>
    public void Run(nint start, nint count) => Loops.Cast(x + start, y + start, count);
}

/// <summary>Rows of a zip.</summary>
internal readonly unsafe struct ZipRows<TOp, T>(T* a, T* b, T* y) : IRowLoop where TOp : struct, IBinaryOp where T : unmanaged
{
    /// <inheritdoc/>
    public void Run(nint startA, int stepA, nint startB, int stepB, nint startC, int stepC, nint to, int count) =>
        Loops.Zip<TOp, T>(a + startA, stepA, b + startB, stepB, y + to, count);
}

/// <summary>Rows of a comparison.</summary>
internal readonly unsafe struct CompareRows<TOp, T>(T* a, T* b, bool* y) : IRowLoop where TOp : struct, IComparisonOp where T : unmanaged
{
    /// <inheritdoc/>
    public void Run(nint startA, int stepA, nint startB, int stepB, nint startC, int stepC, nint to, int count) =>
        Loops.Compare<TOp, T>(a + startA, stepA, b + startB, stepB, y + to, count);
}

/// <summary>Rows of a selection.</summary>
internal readonly unsafe struct SelectRows<T>(bool* condition, T* a, T* b, T* y) : IRowLoop where T : unmanaged
{
    /// <inheritdoc/>
    public void Run(nint startA, int stepA, nint startB, int stepB, nint startC, int stepC, nint to, int count)
    {
        if (stepC == 1)
        {
            Loops.Select(condition + startC, a + startA, stepA, b + startB, stepB, y + to, count);
            return;
        }
        // One truth value for the row: one of the two is copied.
        bool takesA = condition[startC];
        T* from = takesA ? a + startA : b + startB;
        var row = new Span<T>(y + to, count);
        if ((takesA ? stepA : stepB) == 0) row.Fill(*from);
        else new ReadOnlySpan<T>(from, count).CopyTo(row);
    }
}
