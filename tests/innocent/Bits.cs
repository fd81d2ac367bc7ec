// BitConverter, shifts, masks, unsigned and 128-bit integers, Half
// Run gives 31
namespace Innocent;

public static class Bits
{
    public static double Run()
    {
        long bits = BitConverter.DoubleToInt64Bits(1.0);
        int exponent = (int)(bits >> 52) & 0x7FF;
        uint rotated = System.Numerics.BitOperations.RotateLeft(1u, 4);
        Int128 large = (Int128)long.MaxValue * 2;
        UInt128 unsigned = UInt128.One << 100;
        Half half = (Half)1.5f;
        byte[] bytes = BitConverter.GetBytes(258);
        return exponent - 1023 + rotated + (int)(large / long.MaxValue) + (unsigned > ulong.MaxValue ? 1 : 0) + (double)half * 2 + (BitConverter.IsLittleEndian ? bytes[0] : bytes[3]) + (-8 >>> 29) - 1 + (nint)0 + (nuint)0 + (0b1010 ^ 0b0110 & ~0b0010 | 1) - 15 + System.Buffers.Binary.BinaryPrimitives.ReadInt32LittleEndian([3, 0, 0, 0]) - 2;
    }
}
