using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Gradus.Tensors.Cpu.Products;

/// <summary>64 bytes of zeros and 64 of ones behind them: from a place between, a register loads a mask of its last lanes.</summary>
internal static unsafe class LaneMasks
{
    private static ReadOnlySpan<sbyte> Bytes =>
    [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1,
        -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1,
    ];

    /// <summary>Where a register of so many bytes is loaded from that has ones in its last ones.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void* Before(int ones, int register) => (sbyte*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(Bytes)) + 64 - register + ones;
}
