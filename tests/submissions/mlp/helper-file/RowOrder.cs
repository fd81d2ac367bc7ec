using Gradus.Tensors;

namespace Gradus.Networks;

/// <summary>The rows of an epoch.</summary>
internal sealed class RowOrder(int rows, RandomKey key)
{
    private readonly int[] order = key.Permutation(rows).ToArray<int>();

    public int BatchesOf(int size) => ((order.Length - 1) / size) + 1;

    public int[] Batch(int number, int size) => order.AsSpan(number * size, Math.Min(size, order.Length - (number * size))).ToArray();
}
