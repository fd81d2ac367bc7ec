// Casts and conversions: widening, truncation, boxing, char arithmetic, numeric suffixes
// Run gives 111
namespace Innocent;

public static class Conversions
{
    public static double Run()
    {
        int truncated = (int)2.9;
        double wide = 3;
        object boxed = 4L;
        long unboxed = (long)boxed;
        char next = (char)('a' + 1);
        byte wrapped = unchecked((byte)300);
        float single = 1.5f;
        return truncated + wide + unboxed + (next - 'a') + wrapped + single * 2 + 1_0 + 0x1F + (uint)1 + 3UL + (decimal.ToDouble(2.5m) + 2.5) + (int)'\u0004' + (short)-2 + (sbyte)2;
    }
}
