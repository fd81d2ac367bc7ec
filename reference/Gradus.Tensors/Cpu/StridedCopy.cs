using System.Runtime.CompilerServices;

namespace Gradus.Tensors.Cpu;

/// <summary>Copies a view to a view of the same shape.</summary>
internal static unsafe class StridedCopy
{
    // A cache line of floats each way: what a tile reads down, it uses across before the lines are gone.
    private const int Tile = 16;

    /// <summary>Copies all elements; there is at least one.</summary>
    public static void Run<T>(T* from, ReadOnlySpan<int> fromStrides, T* to, ReadOnlySpan<int> toStrides, ReadOnlySpan<int> shape) where T : unmanaged
    {
        var rows = new Rows(stackalloc int[Rows.Room(shape.Length)], shape, fromStrides, toStrides);
        if (rows.StepA is not (0 or 1) && rows.StepB == 1 && rows.TakeNeighboursOfA())
        {
            while (rows.MoveNext())
            {
                Transpose(from + rows.A, rows.LineStepA, rows.StepA, to + rows.B, rows.LineStepB, rows.StepB, rows.Lines, rows.Length);
            }
            return;
        }
        while (rows.MoveNext())
        {
            T* source = from + rows.A, target = to + rows.B;
            if (rows.StepB == 1 && rows.StepA == 1) Neighbours(source, target, rows.Length);
            else if (rows.StepB == 1 && rows.StepA == 0) new Span<T>(target, rows.Length).Fill(*source);
            else Row(source, rows.StepA, target, rows.StepB, rows.Length);
        }
    }

    private static void Neighbours<T>(T* from, T* to, int count) where T : unmanaged => Shared.Run(count, Weights.Cheap, new CopyLoop<T>(from, to));

    private static void Row<T>(T* from, nint fromStep, T* to, nint toStep, int count) where T : unmanaged
    {
        for (nint i = 0; i < count; i++) to[i * toStep] = from[i * fromStep];
    }

    // Lines of the target whose neighbours are far apart in the source, while its neighbours lie across the lines.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Transpose<T>(T* from, nint fromLine, nint fromStep, T* to, nint toLine, nint toStep, int lines, int count) where T : unmanaged
    {
        for (int line = 0; line < lines; line += Tile)
        {
            int lastLine = Math.Min(line + Tile, lines);
            for (int start = 0; start < count; start += Tile)
            {
                int end = Math.Min(start + Tile, count);
                for (int i = line; i < lastLine; i++)
                {
                    T* source = from + (i * fromLine) + (start * fromStep), target = to + (i * toLine) + (start * toStep);
                    for (int j = start; j < end; j++, source += fromStep, target += toStep) *target = *source;
                }
            }
        }
    }

    private readonly struct CopyLoop<T>(T* from, T* to) : ILoop where T : unmanaged
    {
        public void Run(nint start, nint count) => new ReadOnlySpan<T>(from + start, (int)count).CopyTo(new Span<T>(to + start, (int)count));
    }
}
