using Gradus.Data;
using Gradus.Tensors;
using NUnit.Framework;

namespace Gradus.Tests.Data;

/// <summary>An epoch's batches: each row once, in the key's order.</summary>
public sealed class BatchesTests
{
    private static readonly RandomKey Key = new(11);

    [TestCase(10, 4, new[] { 4, 4, 2 })]
    [TestCase(8, 4, new[] { 4, 4 })]
    [TestCase(3, 4, new[] { 3 })]
    [TestCase(0, 4, new int[0])]
    public void Each_row_comes_once(int rows, int size, int[] lengths)
    {
        var batches = new Batches(rows, size, Key);
        Tensor[] all = [.. batches];
        Assert.That(all.Select(batch => batch.Type), Is.EqualTo(lengths.Select(length => new TensorType(DType.Int32, [length]))));
        Assert.That(all.SelectMany(batch => batch.ToArray<int>()), Is.EqualTo(Key.Permutation(rows).ToArray<int>()));
        Assert.That(batches, Has.Count.EqualTo(lengths.Length));
    }

    [TestCase(10, 4, 2)]
    [TestCase(8, 4, 2)]
    [TestCase(3, 4, 0)]
    public void A_short_last_batch_may_be_dropped(int rows, int size, int count)
    {
        var batches = new Batches(rows, size, Key, dropLast: true);
        Assert.That(batches.Select(batch => batch.Size), Is.EqualTo(Enumerable.Repeat(size, count)));
        Assert.That(batches, Has.Count.EqualTo(count));
    }

    [Test]
    public void Without_shuffling_rows_come_in_their_order() =>
        Assert.That(new Batches(5, 2, Key, shuffled: false).Select(batch => batch.ToArray<int>()), Is.EqualTo(new int[][] { [0, 1], [2, 3], [4] }));

    [Test]
    public void The_order_is_the_keys_alone()
    {
        var batches = new Batches(100, 32, Key);
        Assert.That(Rows(batches), Is.EqualTo(Rows(batches)), "a second enumeration");
        Assert.That(Rows(batches), Is.EqualTo(Rows(new Batches(100, 7, Key))), "another size");
        Assert.That(Rows(batches), Is.Not.EqualTo(Rows(new Batches(100, 32, Key.Fold(1)))), "another epoch");
        Assert.That(Rows(batches), Is.Not.Ordered);
    }

    [Test]
    public void Bad_input_is_named()
    {
        Assert.That(() => new Batches(-1, 4, Key), Throws.TypeOf<ArgumentOutOfRangeException>().With.Property("ParamName").EqualTo("rows"));
        Assert.That(() => new Batches(4, 0, Key), Throws.TypeOf<ArgumentOutOfRangeException>().With.Property("ParamName").EqualTo("size"));
    }

    private static int[] Rows(Batches batches) => [.. batches.SelectMany(batch => batch.ToArray<int>())];
}
