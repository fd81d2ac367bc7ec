using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Gradus.Tensors.Cpu.Products;

/// <summary>Brings lines of a matrix into the order in which a kernel takes them: step by step along the inner index, at each step one element of every line.</summary>
internal static unsafe class Packing
{
    /// <summary>to[step · width + line] = from[line · across + step · along]; zeros where there are fewer lines than <paramref name="padded"/>, which
    /// then is a multiple of the elements of 128 bits.</summary>
    /// <param name="from">The first element.</param>
    /// <param name="across">From a line to the next.</param>
    /// <param name="along">From an element of a line to the next.</param>
    /// <param name="lines">How many lines there are.</param>
    /// <param name="steps">How long the lines are.</param>
    /// <param name="to">Where they go.</param>
    /// <param name="width">How far the steps lie apart there.</param>
    /// <param name="padded">How many lines are written.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<T>(T* from, nint across, nint along, int lines, int steps, T* to, nint width, int padded) where T : unmanaged
    {
        if (lines < padded)
        {
            // Whole registers of zeros; then the lines are written over them.
            for (int step = 0; step < steps; step++)
            {
                for (int line = lines & -Vector128<T>.Count; line < padded; line += Vector128<T>.Count) Vector128<T>.Zero.Store(to + (step * width) + line);
            }
        }
        if (across == 1)
        {
            Copy(from, along, lines, steps, to, width);
            return;
        }
        int whole = 0;
        if (along == 1)
        {
            Transpose(from, across, lines, steps, to, width);
            whole = lines & ~3;
        }
        for (int line = whole; line < lines; line++)
        {
            T* item = from + (line * across), target = to + line;
            for (int step = 0; step < steps; step++, item += along, target += width) *target = *item;
        }
    }

    // The lines' elements of one step are neighbours already.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Copy<T>(T* from, nint along, int lines, int steps, T* to, nint width) where T : unmanaged
    {
        if (lines == 2 * Vector512<T>.Count)
        {
            for (; steps > 0; steps--, from += along, to += width)
            {
                Vector512.Load(from).Store(to);
                Vector512.Load(from + Vector512<T>.Count).Store(to + Vector512<T>.Count);
            }
            return;
        }
        for (; steps > 0; steps--, from += along, to += width)
        {
            int line = 0;
            for (; line <= lines - Vector256<T>.Count; line += Vector256<T>.Count) Vector256.Load(from + line).Store(to + line);
            if (line <= lines - Vector128<T>.Count)
            {
                Vector128.Load(from + line).Store(to + line);
                line += Vector128<T>.Count;
            }
            for (; line < lines; line++) to[line] = from[line];
        }
    }

    // Four lines at a time, and a cache line of each at a time: so every cache line of the matrix is read at one go, and those of the panel stay near.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Transpose<T>(T* from, nint across, int lines, int steps, T* to, nint width) where T : unmanaged
    {
        int run = 64 / sizeof(T);
        for (int step = 0; step < steps; step += run)
        {
            int whole = Math.Min(run, steps - step) / 4, rest = Math.Min(run, steps - step) % 4;
            for (int line = 0; line <= lines - 4; line += 4)
            {
                T* source = from + (line * across) + step, target = to + (step * width) + line;
                for (int square = whole; square > 0; square--, source += 4, target += 4 * width) Transposition.Four(source, across, target, width);
                for (int last = rest; last > 0; last--, source++, target += width)
                {
                    for (int i = 0; i < 4; i++) target[i] = source[i * across];
                }
            }
        }
    }
}
