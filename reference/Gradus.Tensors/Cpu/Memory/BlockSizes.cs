using System.Numerics;

namespace Gradus.Tensors.Cpu;

/// <summary>The sizes that blocks come in: four between a power of two and the next, so that at most a fifth of a block is unused.</summary>
internal static class BlockSizes
{
    // 1 KiB: smaller storages are arrays.
    private const int Smallest = 10, Largest = 35;

    /// <summary>How many sizes there are.</summary>
    public const int Count = 4 * (Largest - Smallest);

    /// <summary>The smallest size that has room for a number of bytes.</summary>
    public static int Kind(long bytes)
    {
        long last = Math.Max(bytes, (1L << Smallest) + 1) - 1;
        int power = BitOperations.Log2((ulong)last);
        return (4 * (power - Smallest)) + (int)((last >> (power - 2)) & 3);
    }

    /// <summary>The bytes of a size: 1¼, 1½, 1¾ and 2 times a power of two.</summary>
    public static long Bytes(int kind) => (5L + (kind & 3)) << (Smallest + (kind >> 2) - 2);
}
