using Gradus.Tensors;
using NUnit.Framework;
using static Gradus.Tensors.Tensor;

namespace Gradus.Tests.Tensors.Shaping;

/// <summary>What strides can say is a view of the same storage; what they cannot is a copy; the elements are the same.</summary>
public sealed class ViewTests
{
    private static readonly Tensor X = Range(24).Reshape(2, 3, 4);

    private static IEnumerable<TestCaseData> Reshapes =>
    [
        Row("a new axis of a transpose", X.Transpose(), x => x.ExpandDims(1), isView: true),
        Row("an axis of length 1 taken from a transpose", X[.., ..1].Transpose(), x => x.Squeeze(), isView: true),
        Row("an axis of a transpose split", X.Transpose(2, 0, 1), x => x.Reshape(2, 2, 2, 3), isView: true),
        Row("neighbouring axes of a transpose merged", X.Transpose(2, 0, 1), x => x.Reshape(4, 6), isView: true),
        Row("axes merged and split at once", X.Transpose(2, 0, 1), x => x.Reshape(4, 3, 2), isView: true),
        Row("axes of a slice that lie apart", X[.., 1..], x => x.Reshape(4, 4), isView: false),
        Row("axes of a slice that follow one another", X[.., .., 1..2], x => x.Reshape(6), isView: true),
        Row("backwards", X.Flip(), x => x.Reshape(4, 6), isView: true),
        Row("backwards along one axis", X.Flip(1), x => x.Reshape(6, 4), isView: false),
        Row("one element that stands for all", Full([2, 3, 4], 7, DType.Int32), x => x.Reshape(6, 4), isView: true),
        Row("a broadcast row, apart", Range(4).BroadcastTo([6, 4]), x => x.Reshape(2, 3, 4), isView: true),
        Row("a broadcast row, merged", Range(4).BroadcastTo([6, 4]), x => x.Reshape(24), isView: false),
        Row("transposed axes merged", X.Transpose(), x => x.Flatten(), isView: false),
        Row("one element of many axes", X[1.., 1..2, ^1..].Transpose(), x => x.Reshape(1, 1), isView: true),
        Row("a diagonal of a transpose", X.Transpose(), x => x.Diagonal(), isView: true),
        Row("a diagonal beside it", X.SwapAxes(1, 2), x => x.Diagonal(-1), isView: true),
    ];

    [TestCaseSource(nameof(Reshapes))]
    public void A_reshape_copies_only_what_strides_cannot_say(Tensor x, Func<Tensor, Tensor> reshape, bool isView)
    {
        var actual = reshape(x);
        Assert.That(ReferenceEquals(actual.Concrete.Storage, x.Concrete.Storage), Is.EqualTo(isView));
        // Row-major in a storage of its own, the same elements have no choice.
        Assert.That(actual.ToString(), Is.EqualTo(reshape(FromSpan<int>(x.ToArray<int>(), x.Shape)).ToString()));
    }

    [Test]
    public void All_reshapes_of_all_orders_hold_the_same_elements()
    {
        Shape[] shapes = [[24], [4, 6], [6, 4], [2, 12], [12, 2], [3, 8], [8, 3], [2, 2, 6], [1, 24, 1], [2, 1, 3, 2, 2], [4, 3, 2], [3, 2, 4]];
        int[][] orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];
        foreach (int[] order in orders)
        {
            foreach (var view in new[] { X.Transpose(order), X.Transpose(order).Flip(1), X.Flip(0, 2).Transpose(order), X[.., 1..2].BroadcastTo([2, 3, 4]).Transpose(order) })
            {
                int[] expected = view.ToArray<int>();
                foreach (var shape in shapes) Assert.That(view.Reshape(shape).ToArray<int>(), Is.EqualTo(expected), $"{string.Join(" ", order)} as {shape}");
            }
        }
    }

    // A backend that copied the view of 4·10⁹ bytes first would need seconds and the memory.
    [Test]
    public void A_gather_from_a_huge_view_reads_what_it_names()
    {
        var huge = Range(1000).Reshape(1000, 1).BroadcastTo([1000, 1_000_000]);
        Assert.That(huge.Take(Of(3, 999), 1)[7].ToString(), Is.EqualTo("[7 7]"));
        Assert.That(huge.T.Take(Of(5))[0, 998].Item(), Is.EqualTo(998));
    }

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(2)]
    public void A_gather_from_a_view_is_that_from_its_copy(int axis)
    {
        var x = Range(8000).Reshape(20, 20, 20);
        foreach (var view in new[] { x.Transpose(), x.Transpose(1, 2, 0), x.Flip(0, 2), x[TensorIndex.Every(2), 3..], x[..1].BroadcastTo([5, 20, 20]) })
        {
            var copy = FromSpan<int>(view.ToArray<int>(), view.Shape);
            var places = Of([[0, 3], [1, 0]]);
            Assert.That(view.Take(places, axis).ToArray<int>(), Is.EqualTo(copy.Take(places, axis).ToArray<int>()));
            Assert.That(view.Take(places, axis).Shape, Is.EqualTo(copy.Take(places, axis).Shape));
        }
    }

    [TestCase(1)]
    [TestCase(3)]
    [TestCase(15)]
    [TestCase(16)]
    [TestCase(40)]
    public void Running_sums_do_not_depend_on_how_far_apart_they_lie(int inner)
    {
        var x = new RandomKey(8).Integers(-9, 10, [3, 7, inner]);
        int[] items = x.ToArray<int>(), sums = x.CumulativeSum(1).ToArray<int>();
        for (int i = 0; i < items.Length; i++) Assert.That(sums[i], Is.EqualTo(items[i] + (i / inner % 7 == 0 ? 0 : sums[i - inner])));
        Assert.That(x.CumulativeSum().ToArray<int>(), Is.EqualTo(x.Flatten().CumulativeSum(0).ToArray<int>()));
    }

    private static TestCaseData Row(string name, Tensor x, Func<Tensor, Tensor> reshape, bool isView) => new TestCaseData(x, reshape, isView).SetArgDisplayNames(name);
}
