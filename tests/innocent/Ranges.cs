// Ranges and indices: ^, .., Index, Range, of arrays, strings and spans
// Run gives 22
namespace Innocent;

public static class Ranges
{
    public static double Run()
    {
        int[] xs = [1, 2, 3, 4, 5];
        Index last = ^1;
        Range inner = 1..^1;
        var (offset, length) = inner.GetOffsetAndLength(xs.Length);
        return xs[last] + xs[inner].Sum() + offset + length + "tensor"[2..].Length - xs.AsSpan()[..0].Length;
    }
}
