using Gradus.Autodiff;
using Gradus.Tensors;
using NUnit.Framework;
using static Gradus.Tensors.Tensor;

namespace Gradus.Tests.Tensors.Indexing;

/// <summary>What brackets do beside NumPy's values: views, collection expressions, and the text of an index.</summary>
public sealed class IndexingTests
{
    private static readonly Tensor X = Range(12).Reshape(3, 4);

    [Test]
    public void One_collection_expression_is_an_index_array_and_not_two_indices()
    {
        Assert.That(X[[0, 2]].Shape, Is.EqualTo(Shape.Create(2, 4)));
        Assert.That(X[0, 2].Shape, Is.EqualTo(Shape.Scalar));
        Assert.That(X.With(-1, [0, 2]).ToString(), Is.EqualTo("[[-1 -1 -1 -1]\n [ 4  5  6  7]\n [-1 -1 -1 -1]]"));
        Assert.That(X.WithAdded(100, [1, 1]).ToString(), Is.EqualTo("[[  0   1   2   3]\n [204 205 206 207]\n [  8   9  10  11]]"));
    }

    [Test]
    public void Ranges_and_slices_are_views_of_the_same_storage()
    {
        var dense = X.Concrete;
        foreach (var part in new[] { X[1..], X[.., 1..3], X[TensorIndex.Every(-1)], X[1], X[^1, 1..] })
        {
            Assert.That(part.Concrete.Storage, Is.SameAs(dense.Storage));
        }
    }

    [Test]
    public void A_part_that_is_replaced_leaves_the_original_alone()
    {
        var copy = X.With(99, 0, 0);
        Assert.That((int)copy[0, 0], Is.EqualTo(99));
        Assert.That((int)X[0, 0], Is.EqualTo(0));
    }

    [Test]
    public void A_mask_under_Grad_is_known_and_may_choose_elements()
    {
        var gradient = Ad.Grad(x => Square(x[x > 0]).Sum())(Of(-1f, 2f, 3f));
        Assert.That(gradient.ToString(), Is.EqualTo("[0. 4. 6.]"));
    }

    [Test]
    public void An_empty_mask_chooses_nothing()
    {
        Assert.That(X[X > 100].Type, Is.EqualTo(new TensorType(DType.Int32, [0])));
        Assert.That(X.With(5, X > 100).ToArray<int>(), Is.EqualTo(X.ToArray<int>()));
    }

    private static IEnumerable<TestCaseData> Texts =>
    [
        new TestCaseData((TensorIndex)3, "3"),
        new TestCaseData((TensorIndex)(-1), "-1"),
        new TestCaseData((TensorIndex)(^2), "^2"),
        new TestCaseData((TensorIndex)(1..^1), "1..^1"),
        new TestCaseData((TensorIndex)(..), ".."),
        new TestCaseData(TensorIndex.All, ".."),
        new TestCaseData(TensorIndex.Every(-2), "Slice(null, null, -2)"),
        new TestCaseData(TensorIndex.Slice(1, ^1, 3), "Slice(1, ^1, 3)"),
        new TestCaseData(TensorIndex.Ellipsis, "Ellipsis"),
        new TestCaseData(TensorIndex.NewAxis, "NewAxis"),
        new TestCaseData((TensorIndex)new[] { 1, 2 }, "int32 [2]"),
    ];

    [TestCaseSource(nameof(Texts))]
    public void An_index_is_printed_as_it_is_written(TensorIndex index, string text) => Assert.That(index.ToString(), Is.EqualTo(text));

    [Test]
    public void An_index_array_enumerates_its_positions()
    {
        var read = new List<int>();
        foreach (int position in TensorIndex.Positions(4, -1)) read.Add(position);
        foreach (int position in TensorIndex.All) read.Add(position);
        Assert.That(read, Is.EqualTo(new[] { 4, -1 }));
    }
}
