using System.Runtime.InteropServices;

namespace Gradus.Tensors.Cpu;

/// <summary>A piece of native memory, and who has it: the storage in whose elements' place it stands, or nobody.</summary>
/// <remarks>A block does not keep its storage alive. It learns that nobody can reach the storage any more from a weak handle that waits for finalizers too: an object's
/// finalizer may still read its tensors.</remarks>
internal sealed unsafe class Block
{
    /// <summary>What elements are aligned to: a cache line, which is a vector of 512 bits.</summary>
    public const int Alignment = 64;

    // Blocks in a row start this many lines apart within their pages. It shares no factor with the 64 lines of a page, so that all places come up.
    private const int Stagger = 5, Lines = 4096 / Alignment;

    private static int made;

    private readonly void* memory;
    private GCHandle tenant = GCHandle.Alloc(null, GCHandleType.WeakTrackResurrection);

    private Block(void* memory, int line, int kind, long bytes)
    {
        this.memory = memory;
        Start = (byte*)memory + (line * Alignment);
        Kind = kind;
        Bytes = bytes;
    }

    /// <summary>The first byte.</summary>
    public byte* Start { get; }

    /// <summary>Which of the <see cref="BlockSizes"/> the block has.</summary>
    public int Kind { get; }

    /// <summary>How many bytes there are.</summary>
    public long Bytes { get; }

    /// <summary>The generation of the collector in which the tenant was last seen; −1 when there is none.</summary>
    public int Generation { get; set; } = -1;

    /// <summary>Where the block stands in the list of its generation.</summary>
    public int Place { get; set; }

    /// <summary>The storage that has the block; null when there is none or nobody can reach it any more.</summary>
    public Storage? Tenant
    {
        get => (Storage?)tenant.Target;
        set => tenant.Target = value;
    }

    /// <summary>A block of a size; null when the system has no memory.</summary>
    /// <remarks>A store and a load a little later whose addresses agree in the lower 12 bits look like one place to the processor: the load waits (“4K aliasing”).
    /// Large blocks come from the system at the start of a page, so element i of one operand and of the result would meet so in every step, and additions would take
    /// several times as long. Hence large blocks begin at changing places in their first page. Small ones lie close together anyway.</remarks>
    public static Block? TryMake(int kind)
    {
        long bytes = BlockSizes.Bytes(kind);
        bool isLarge = bytes >= 4 * Lines * Alignment;
        int line = isLarge ? (int)((uint)(Interlocked.Increment(ref made) * Stagger) % Lines) : 0;
        try
        {
            return new(NativeMemory.AlignedAlloc((nuint)(bytes + (isLarge ? (Lines - 1) * Alignment : 0)), Alignment), line, kind, bytes);
        }
        catch (OutOfMemoryException)
        {
            return null;
        }
    }

    /// <summary>Gives the memory back to the system; the block is not to be used any more.</summary>
    public void Free()
    {
        tenant.Free();
        NativeMemory.AlignedFree(memory);
    }
}
