using Gradus.Tensors;
using NUnit.Framework;
using static Gradus.Tensors.Tensor;

namespace Gradus.Tests.Tensors.Creation;

/// <summary>C# numbers and arrays become tensors of their own type; a number beside a tensor takes the tensor's.</summary>
public sealed class CreationTests
{
    private static IEnumerable<TestCaseData> Sources =>
    [
        Row("numbers", () => Of(1f, 2f), "float32 [2]", "[1. 2.]"),
        Row("doubles", () => Of(1.0, 2.5), "float64 [2]", "[1.  2.5]"),
        Row("ints", () => Of(1, 2, 3), "int32 [3]", "[1 2 3]"),
        Row("bools", () => Of(true, false), "bool [2]", "[ True False]"),
        Row("nothing", () => Of<int>(), "int32 [0]", "[]"),
        Row("a span", () => Of((ReadOnlySpan<float>)[1f, 2f]), "float32 [2]", "[1. 2.]"),
        Row("an array", () => Of(new[] { 1f, 2f }), "float32 [2]", "[1. 2.]"),
        Row("a matrix", () => Of(new[,] { { 1, 2 }, { 3, 4 } }), "int32 [2, 2]", "[[1 2]\n [3 4]]"),
        Row("rank 3", () => Of(new[, ,] { { { 1, 2 } } }), "int32 [1, 1, 2]", "[[[1 2]]]"),
        Row("rows", () => Of([[1, 2], [3, 4]]), "int32 [2, 2]", "[[1 2]\n [3 4]]"),
        Row("an array of rows", () => Of(new[] { new[] { 1, 2 }, new[] { 3, 4 } }), "int32 [2, 2]", "[[1 2]\n [3 4]]"),
        Row("an array of matrices' rows", () => Of(new[] { new[] { new[] { 1 } }, new[] { new[] { 2 } } }), "int32 [2, 1, 1]", "[[[1]]\n\n [[2]]]"),
        Row("rank 4", () => FromArray(new int[2, 1, 0, 3]), "int32 [2, 1, 0, 3]", "[]"),
        Row("no rows", () => FromArray(Array.Empty<double[]>()), "float64 [0, 0]", "[]"),
        Row("a double", () => 0.1, "float64 []", "0.1"),
        Row("a float", () => 0.1f, "float32 []", "0.1"),
        Row("a scalar", () => Scalar(0.1), "float32 []", "0.1"),
        Row("a float32 tensor and a number", () => Of(1f) + 0.1, "float32 [1]", "[1.1]"),
        Row("a number and an int32 tensor", () => 2 * Of(1, 2), "int32 [2]", "[2 4]"),
        Row("zeros like", () => ZerosLike(Of(true)), "bool [1]", "[False]"),
        Row("ones like", () => OnesLike(Of(5, 6)), "int32 [2]", "[1 1]"),
        Row("a range of floats", () => Range(3, DType.Float32), "float32 [3]", "[0. 1. 2.]"),
        Row("an arange without type", () => Arange(0, 3), "float32 [3]", "[0. 1. 2.]"),
        Row("labels without type", () => OneHot(Of(1), 2), "float32 [1, 2]", "[[0. 1.]]"),
    ];

    [TestCaseSource(nameof(Sources))]
    public void The_type_is_that_of_the_source(Func<Tensor> make, string type, string text)
    {
        var x = make();
        Assert.That(x.Type.ToString(), Is.EqualTo(type));
        Assert.That(x.ToString(), Is.EqualTo(text));
    }

    [Test]
    public void Numbers_are_copied()
    {
        var items = new[] { 1f, 2f };
        var x = FromSpan<float>(items, [2]);
        items[0] = 99;
        Assert.That(x.ToString(), Is.EqualTo("[1. 2.]"));
    }

    [Test]
    public void The_last_of_a_linspace_is_exactly_the_stop()
    {
        for (int count = 2; count < 200; count++) Assert.That(Linspace(0.1, 0.7, count, DType.Float64)[^1].Item(), Is.EqualTo(0.7));
    }

    private static TestCaseData Row(string name, Func<Tensor> make, string type, string text) => new TestCaseData(make, type, text).SetArgDisplayNames(name);
}
