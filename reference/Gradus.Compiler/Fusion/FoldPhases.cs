using System.Runtime.CompilerServices;

namespace Gradus.Compiler.Fusion;

/// <summary>Which of a row's vectors go to which of eight sums.</summary>
internal static class FoldPhases
{
    /// <summary>Where a phase ends: phase 0 after the last eight whole vectors, the next after four more if there are so many, then two, then one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint End(nint phase, nint column, nint columns, nint width) => column + ((columns - column) & (phase == 0 ? -8 * width : (8 * width) >> (int)phase));

    /// <summary>Which sum a phase begins with: the first, the first, the fifth, the seventh.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint Sum(nint phase, nint column, nint columns, nint width) => phase <= 1 ? 0 : phase == 2 ? 4 : 6;
}
