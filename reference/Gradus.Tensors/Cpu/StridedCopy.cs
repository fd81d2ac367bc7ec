using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Gradus.Tensors.Cpu;

/// <summary>Copies a view to a view of the same shape.</summary>
internal static class StridedCopy
{
    // A cache line of floats each way: what a tile reads down, it uses across before the lines are gone.
    private const int Tile = 16;

    /// <summary>Copies all elements; there is at least one.</summary>
    public static void Run<T>(ref T from, ReadOnlySpan<int> fromStrides, ref T to, ReadOnlySpan<int> toStrides, ReadOnlySpan<int> shape) where T : unmanaged
    {
        var rows = new Rows(stackalloc int[Rows.Room(shape.Length)], shape, fromStrides, toStrides, toStrides);
        if (rows.StepA is not (0 or 1) && rows.StepB == 1 && rows.TakeNeighboursOfA())
        {
            while (rows.MoveNext())
            {
                Transpose(ref Unsafe.Add(ref from, rows.A), rows.LineStepA, rows.StepA,
                    ref Unsafe.Add(ref to, rows.B), rows.LineStepB, rows.StepB, rows.Lines, rows.Length);
            }
            return;
        }
        while (rows.MoveNext())
        {
            ref T source = ref Unsafe.Add(ref from, rows.A);
            ref T target = ref Unsafe.Add(ref to, rows.B);
            if (rows.StepB == 1 && rows.StepA == 1) MemoryMarshal.CreateReadOnlySpan(ref source, rows.Length).CopyTo(MemoryMarshal.CreateSpan(ref target, rows.Length));
            else if (rows.StepB == 1 && rows.StepA == 0) MemoryMarshal.CreateSpan(ref target, rows.Length).Fill(source);
            else Row(ref source, rows.StepA, ref target, rows.StepB, rows.Length);
        }
    }

    private static void Row<T>(ref T from, nint fromStep, ref T to, nint toStep, int count) where T : unmanaged
    {
        for (nint i = 0; i < count; i++) Unsafe.Add(ref to, i * toStep) = Unsafe.Add(ref from, i * fromStep);
    }

    // Lines of the target whose neighbours are far apart in the source, while its neighbours lie across the lines.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Transpose<T>(ref T from, nint fromLine, nint fromStep, ref T to, nint toLine, nint toStep, int lines, int count) where T : unmanaged
    {
        for (int line = 0; line < lines; line += Tile)
        {
            int lastLine = Math.Min(line + Tile, lines);
            for (int start = 0; start < count; start += Tile)
            {
                int end = Math.Min(start + Tile, count);
                for (int i = line; i < lastLine; i++)
                {
                    ref T source = ref Unsafe.Add(ref from, (i * fromLine) + (start * fromStep));
                    ref T target = ref Unsafe.Add(ref to, (i * toLine) + (start * toStep));
                    for (int j = start; j < end; j++)
                    {
                        target = source;
                        source = ref Unsafe.Add(ref source, fromStep);
                        target = ref Unsafe.Add(ref target, toStep);
                    }
                }
            }
        }
    }
}
