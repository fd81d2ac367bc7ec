using System.Collections;
using Gradus.Tensors;

namespace Gradus.Data;

/// <summary>The row numbers of an epoch, batch by batch: each row once, in a random order.</summary>
/// <remarks>A batch is an int32 tensor: <c>x.Take(rows)</c> takes its rows. Each enumeration gives the same batches; the next epoch has another key, <c>key.Fold(epoch)</c>.</remarks>
public sealed class Batches : IReadOnlyCollection<Tensor>
{
    private readonly int rows, size;
    private readonly RandomKey key;
    private readonly bool shuffled;

    /// <summary>The batches of an epoch.</summary>
    /// <param name="rows">How many rows there are, 0 or more.</param>
    /// <param name="size">How many of them a batch has, at least 1; the last one has what is left.</param>
    /// <param name="key">Where the order comes from: the batches are stretches of <c>key.Permutation(rows)</c>.</param>
    /// <param name="shuffled">Whether the order is random; if not, it is 0, 1, 2, …</param>
    /// <param name="dropLast">Whether a last batch that is short is left out.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rows"/> is negative, or <paramref name="size"/> less than 1.</exception>
    public Batches(int rows, int size, RandomKey key, bool shuffled = true, bool dropLast = false)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        (this.rows, this.size, this.key, this.shuffled) = (rows, size, key, shuffled);
        Count = (rows / size) + (dropLast || rows % size == 0 ? 0 : 1);
    }

    /// <summary>How many batches there are.</summary>
    public int Count { get; }

    /// <summary>The batches: int32 [size], the last one perhaps shorter.</summary>
    public IEnumerator<Tensor> GetEnumerator()
    {
        int[] order = shuffled ? key.Permutation(rows).ToArray<int>() : [.. Enumerable.Range(0, rows)];
        for (int batch = 0; batch < Count; batch++) yield return Tensor.Of<int>(order.AsSpan(batch * size, Math.Min(size, rows - (batch * size))));
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
