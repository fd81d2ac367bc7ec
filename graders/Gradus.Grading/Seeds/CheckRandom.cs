using System.Globalization;

namespace Gradus.Grading.Seeds;

/// <summary>Random numbers for inputs of checks: SplitMix64 (Steele, Lea and Flood, 2014), the same on every platform and runtime version.</summary>
/// <param name="seed">Where the sequence starts.</param>
public sealed class CheckRandom(ulong seed)
{
    private ulong state = seed;

    /// <summary>The next 64 bits.</summary>
    public ulong Bits()
    {
        ulong z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>Uniform in [0, 1).</summary>
    public double Uniform() => (Bits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform in [low, high).</summary>
    public double Uniform(double low, double high) => low + (high - low) * Uniform();

    /// <summary>Uniform in low … high - 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="high"/> is not more than <paramref name="low"/>.</exception>
    public int Int(int low, int high) => high > low
        ? (int)(low + (long)(Bits() % (ulong)((long)high - low)))
        : throw new ArgumentOutOfRangeException(nameof(high), high, string.Create(CultureInfo.InvariantCulture, $"Expected more than {low}, the lowest value."));

    /// <summary>A factor that no wrong answer hits by accident: 2.25, 3.25, 4.25 or 5.25, exact in binary.</summary>
    public double Factor() => Int(2, 6) + 0.25;

    /// <summary>One of some items.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public T Pick<T>(IReadOnlyList<T> items) => items.Count > 0
        ? items[Int(0, items.Count)]
        : throw new ArgumentException("The list is empty; expected at least one item.", nameof(items));

    /// <summary>An array of independent draws.</summary>
    public T[] Array<T>(int length, Func<CheckRandom, T> draw)
    {
        var drawn = new T[length];
        for (int i = 0; i < length; i++) drawn[i] = draw(this);
        return drawn;
    }

    /// <summary>The numbers 0 … length - 1 in random order (Fisher–Yates).</summary>
    public int[] Permutation(int length)
    {
        int[] order = [.. Enumerable.Range(0, length)];
        for (int i = length - 1; i > 0; i--)
        {
            int j = Int(0, i + 1);
            (order[i], order[j]) = (order[j], order[i]);
        }
        return order;
    }
}
