namespace Gradus.Tensors.Cpu;

/// <summary>What is done with a row of a walk through up to three views of one shape, of which the result is row-major.</summary>
internal interface IRowLoop
{
    /// <summary>Does a row: where it starts in each view, how far neighbours lie apart there, where it starts in the result, and how long it is.</summary>
    void Run(nint startA, int stepA, nint startB, int stepB, nint startC, int stepC, nint to, int count);
}

/// <summary>A walk through views of one shape whose first axis is shared among threads.</summary>
internal readonly ref struct Planes(Shape shape, ReadOnlySpan<int> a, ReadOnlySpan<int> b, ReadOnlySpan<int> c)
{
    private readonly ReadOnlySpan<int> a = a, b = b, c = c;

    /// <summary>A walk through two views.</summary>
    public Planes(Shape shape, ReadOnlySpan<int> a, ReadOnlySpan<int> b) : this(shape, a, b, b)
    {
    }

    /// <summary>Does all rows, each element of which costs so many additions.</summary>
    public void Run<TLoop>(int weight, TLoop loop) where TLoop : struct, IRowLoop
    {
        long work = (long)shape.Size * weight;
        if (work < Shared.Worthwhile || shape[0] == 1 || Cores.Count == 1)
        {
            Walk(shape.AsSpan(), a, b, c, 0, loop);
            return;
        }
        int plane = shape.Size / shape[0];
        Shared.Run(shape[0], (int)Math.Min((long)plane * weight, int.MaxValue), new PlaneLoop<TLoop>([.. shape.AsSpan()], [.. a], [.. b], [.. c], loop), grain: 1);
    }

    private static void Walk<TLoop>(ReadOnlySpan<int> lengths, ReadOnlySpan<int> a, ReadOnlySpan<int> b, ReadOnlySpan<int> c, nint first, TLoop loop)
        where TLoop : struct, IRowLoop
    {
        var rows = new Rows(stackalloc int[Rows.Room(lengths.Length)], lengths, a, b, c);
        nint plane = 1;
        for (int axis = 1; axis < lengths.Length; axis++) plane *= lengths[axis];
        (nint startA, nint startB, nint startC, nint to) = (first * a[0], first * b[0], first * c[0], first * plane);
        for (; rows.MoveNext(); to += rows.Length) loop.Run(startA + rows.A, rows.StepA, startB + rows.B, rows.StepB, startC + rows.C, rows.StepC, to, rows.Length);
    }

    private readonly struct PlaneLoop<TLoop>(int[] lengths, int[] a, int[] b, int[] c, TLoop loop) : ILoop where TLoop : struct, IRowLoop
    {
        public void Run(nint start, nint count)
        {
            Span<int> part = stackalloc int[lengths.Length];
            lengths.CopyTo(part);
            part[0] = (int)count;
            Walk(part, a, b, c, start, loop);
        }
    }
}
