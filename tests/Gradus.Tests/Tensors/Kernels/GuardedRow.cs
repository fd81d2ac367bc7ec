using System.Runtime.InteropServices;
using Gradus.Tensors.Cpu;

namespace Gradus.Tests.Tensors.Kernels;

/// <summary>Numbers at an address with a shift, with guards around them.</summary>
internal sealed unsafe class GuardedRow<T> : IDisposable where T : unmanaged
{
    private const int Guard = 24;

    private static readonly double[] Special = [0.0, -0.0, double.NaN, double.PositiveInfinity, double.NegativeInfinity, 1, -1, float.Epsilon, float.MaxValue, -2.5];

    private readonly byte* memory;
    private readonly int length, bytes;

    public GuardedRow(int length, int shift, int seed, bool special)
    {
        this.length = length;
        bytes = ((length + shift) * sizeof(T)) + (2 * Guard);
        memory = (byte*)NativeMemory.AlignedAlloc((nuint)bytes, 64);
        new Span<byte>(memory, bytes).Fill(0xA5);
        First = (T*)(memory + Guard) + shift;
        for (int i = 0; i < length; i++)
        {
            double number = special && (i + seed) % 3 == 0 ? Special[((i * 7) + seed) % Special.Length] : Math.Round(Math.Sin((seed * 0.7) + (i * 1.3)) * 10, 3);
            First[i] = typeof(T) == typeof(bool) ? Apply.Convert<double, T>(i % 3 == seed % 3 ? 1 : 0) : Apply.Convert<double, T>(number);
        }
    }

    public T* First { get; }

    public double this[int i] => Apply.Convert<T, double>(First[i]);

    public void Compare(Func<int, double> expected, double error, string what, List<string> wrong, double scale = 0)
    {
        for (int i = 0; i < length; i++)
        {
            // What is expected is rounded to the type first: a kernel rounds once.
            double right = typeof(T) == typeof(float) ? (float)expected(i) : typeof(T) == typeof(int) ? (int)expected(i) : expected(i), found = this[i];
            bool same = double.IsNaN(right) ? double.IsNaN(found) : found == right && double.IsNegative(found) == double.IsNegative(right);
            if (same || Math.Abs(found - right) <= error * Math.Max(Math.Abs(right), scale)) continue;
            wrong.Add($"{what}: element {i} is {found:R} instead of {right:R}");
            return;
        }
        int before = (int)((byte*)First - memory), after = before + (length * sizeof(T));
        if (new Span<byte>(memory, before).ContainsAnyExcept((byte)0xA5) || new Span<byte>(memory + after, bytes - after).ContainsAnyExcept((byte)0xA5))
        {
            wrong.Add($"{what}: something beside the row was written to");
        }
    }

    public void Dispose() => NativeMemory.AlignedFree(memory);
}
