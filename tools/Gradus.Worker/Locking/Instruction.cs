using System.Runtime.InteropServices;

namespace Gradus.Worker.Locking;

/// <summary>An instruction of the kernel's packet filter machine as <c>seccomp</c> uses it: <c>struct sock_filter</c>.</summary>
/// <param name="Code">What it does.</param>
/// <param name="IfTrue">Instructions skipped when a comparison holds.</param>
/// <param name="IfFalse">Instructions skipped when it does not.</param>
/// <param name="Operand">The number that it works with.</param>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct Instruction(ushort Code, byte IfTrue, byte IfFalse, uint Operand)
{
    internal const ushort LoadWord = 0x20, JumpIfEqual = 0x15, JumpIfAtLeast = 0x35, AndNumber = 0x54, Return = 0x06;

    // Offsets in struct seccomp_data.
    internal const uint Number = 0, Architecture = 4;

    /// <summary>The accumulator becomes a word of the call's description.</summary>
    internal static Instruction Load(uint offset) => new(LoadWord, 0, 0, offset);

    /// <summary>The low half of an argument, from 0: all that the kernel looks at where the argument is an <c>int</c>.</summary>
    internal static Instruction LoadArgument(int index) => Load(16 + 8 * (uint)index);

    /// <summary>The accumulator keeps the bits of a mask.</summary>
    internal static Instruction And(uint mask) => new(AndNumber, 0, 0, mask);

    /// <summary>Goes on with the next instruction when the accumulator is a value, else skips some.</summary>
    internal static Instruction UnlessEqualSkip(uint value, int skipped) => new(JumpIfEqual, 0, checked((byte)skipped), value);

    /// <summary>Skips some instructions when the accumulator is a value.</summary>
    internal static Instruction IfEqualSkip(uint value, int skipped) => new(JumpIfEqual, checked((byte)skipped), 0, value);

    /// <summary>Goes on with the next instruction when the accumulator is at least a value, else skips some.</summary>
    internal static Instruction UnlessAtLeastSkip(uint value, int skipped) => new(JumpIfAtLeast, 0, checked((byte)skipped), value);

    /// <summary>Ends with a verdict.</summary>
    internal static Instruction End(uint verdict) => new(Return, 0, 0, verdict);
}
