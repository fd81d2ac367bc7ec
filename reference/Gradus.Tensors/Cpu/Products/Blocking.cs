using System.Runtime.CompilerServices;

namespace Gradus.Tensors.Cpu.Products;

/// <summary>The sizes of the blocks in which a product is computed.</summary>
/// <remarks><para>From the inside out: a tile of the result stays in registers (<see cref="Tile{T, TVector, TRegister}"/>) for a block of <see cref="Steps"/> of the
/// inner index. One panel of the right matrix for that block (at most 1024 steps of 128 bytes: 128 KiB) is read from the second cache or, where it fits, the first,
/// once for each tile above it; a block of rows of the left matrix (<see cref="Rows"/>, 384 KiB) stays in the second cache, while all panels of a part of the right
/// matrix (<see cref="PartColumns"/> columns) pass; the rest lies in the third cache or in memory, and is read once for each of those parts.</para>
/// <para>Longer blocks of the inner index write the result to memory less often, shorter ones fit into smaller caches.
/// (<c>gemm/gradus</c> of tools/Gradus.Benchmarks shows what another length costs.)</para></remarks>
internal static class Blocking
{
    /// <summary>The most columns of the right matrix that one part packs and multiplies.</summary>
    public const int PartColumns = 256;

    /// <summary>The most elements that are packed for all parts to read.</summary>
    public const int Shared = 1 << 21;

    private const int Depth = 1024, Shallow = 4, RowBytes = 384 << 10;

    /// <summary>How long a block of the inner index is: at most 1024 steps, all blocks alike but for the last. It depends on the length alone, so that a number of the
    /// result is the same in whatever parts it is computed.</summary>
    public static int Steps(int length)
    {
        if (length <= Depth) return length;
        int blocks = (length + Depth - 1) / Depth;
        return (length + blocks - 1) / blocks;
    }

    /// <summary>How many rows of the left matrix, of which there are so many, make a block: whole tiles.</summary>
    public static int Rows<T>(int steps, int height, int count) where T : unmanaged
    {
        // With next to nothing to sum, writing the result is what takes time: tile beside tile, so that memory is written to from one end to the other.
        if (steps < Shallow) return height;
        if ((long)count * steps * Unsafe.SizeOf<T>() <= RowBytes) return count;
        int rows = RowBytes / Unsafe.SizeOf<T>() / steps;
        return Math.Max(rows / height, 1) * height;
    }
}
