using System.Runtime.InteropServices;

namespace Gradus.Benchmarks.Cases;

/// <summary>Floats at an address as a library's own would have: on a boundary of 64 bytes, and each block at another distance from a boundary of 4096 bytes, since
/// reads and writes at one distance get in each other's way.</summary>
/// <remarks>They live until the process ends, which measures one case.</remarks>
internal sealed unsafe class AlignedFloats
{
    private static int blocks;

    private readonly float* first;
    private readonly int count;

    /// <summary>So many numbers from ½ to 1½.</summary>
    public AlignedFloats(int count)
    {
        nuint stagger = (nuint)(blocks++ % 8) * 576;
        first = (float*)((byte*)NativeMemory.AlignedAlloc(((nuint)count * sizeof(float)) + stagger, 4096) + stagger);
        this.count = count;
        var random = new Random(blocks);
        foreach (ref float x in Span) x = random.NextSingle() + 0.5f;
    }

    /// <summary>The numbers.</summary>
    public Span<float> Span => new(first, count);

    /// <summary>The address of the first one.</summary>
    public float* Pointer => first;
}
