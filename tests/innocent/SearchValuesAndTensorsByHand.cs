// SearchValues, MemoryExtensions, row-major tensors with strides
// Run gives 23
namespace Innocent;

public static class SearchValuesAndTensorsByHand
{
    public sealed class Tensor(int[] shape)
    {
        private readonly double[] data = new double[shape.Aggregate(1, (a, b) => a * b)];
        public int[] Strides { get; } = [.. shape.Select((_, i) => shape[(i + 1)..].Aggregate(1, (a, b) => a * b))];
        public double this[params int[] index]
        {
            get => data[index.Zip(Strides, (i, s) => i * s).Sum()];
            set => data[index.Zip(Strides, (i, s) => i * s).Sum()] = value;
        }
    }

    private static readonly System.Buffers.SearchValues<char> vowels = System.Buffers.SearchValues.Create("aeiou");

    public static double Run()
    {
        var t = new Tensor([2, 3, 4]) { [1, 2, 3] = 5 };
        return t[1, 2, 3] + t.Strides[0] + "tensor".AsSpan().IndexOfAny(vowels) + MemoryExtensions.Trim(" xy ").Length + t.Strides.Length;
    }
}
