using System.Globalization;
using Gradus.Autodiff;
using Gradus.Tensors;
using NUnit.Framework;
using static Gradus.Tensors.Tensor;

namespace Gradus.Tests.Tensors.Errors;

/// <summary>Bad input gets an exception that names what was wrong, with types and shapes, and what would be right.</summary>
public sealed class BadInputTests
{
    private static readonly Tensor X = Range(12, DType.Float32).Reshape(3, 4), I = Range(3), Mask = Of(true, false, true), Number = Scalar(2);

    private static readonly RandomKey Key = new(0);

    private static IEnumerable<TestCaseData> Indexing =>
    [
        Bad<ArgumentOutOfRangeException>("position beyond the end", () => X[3], "index 3", "axis 0", "length is 3", "float32 [3, 4]", "-3 to 2"),
        Bad<ArgumentOutOfRangeException>("position before the beginning", () => X[0, -5], "index -5", "axis 1", "-4 to 3"),
        Bad<ArgumentOutOfRangeException>("position ^0", () => X[^0], "index ^0", "axis 0"),
        Bad<ArgumentOutOfRangeException>("position on an empty axis", () => Zeros([0])[0], "axis is empty"),
        Bad<ArgumentOutOfRangeException>("range beyond the end", () => X[1..4], "slice 1..4", "axis 0", "length is 3"),
        Bad<ArgumentOutOfRangeException>("range backwards", () => X[.., 2..1], "slice 2..1", "axis 1"),
        Bad<ArgumentOutOfRangeException>("slice backwards from beyond the end", () => X[TensorIndex.Slice(3, null, -1)], "Slice(3, null, -1)", "2 ≥ start ≥ stop ≥ 0"),
        Bad<ArgumentOutOfRangeException>("slice backwards to behind the start", () => X[TensorIndex.Slice(0, 2, -1)], "Slice(0, 2, -1)", "axis 0"),
        Bad<ArgumentOutOfRangeException>("step 0", () => TensorIndex.Every(0), "step of 0"),
        Bad<ArgumentException>("too many indices", () => X[0, 0, 0], "3 axes", "float32 [3, 4] has 2"),
        Bad<ArgumentException>("an index of a number", () => Number[0], "float32 [] is one number without axes", "Item()"),
        Bad<ArgumentException>("two ellipses", () => X[TensorIndex.Ellipsis, TensorIndex.Ellipsis], "only one"),
        Bad<ArgumentOutOfRangeException>("index array with a bad position", () => X[.., [0, 4]], "index 4", "axis 1", "float32 [3, 4]"),
        Bad<ArgumentException>("float positions", () => X[Of(0f, 1f)], "float32 [2]", ".To(DType.Int32)"),
        Bad<ArgumentException>("index arrays that do not broadcast", () => X[[0, 1, 2], [0, 1]], "[3]", "[2]", "broadcast"),
        Bad<ArgumentException>("mask of another shape", () => X[Of(true, false)], "bool [2]", "float32 [3, 4]", "axis 0"),
        Bad<ArgumentException>("mask without axes", () => X[Scalar(1, DType.Bool)], "bool []"),
        Bad<UnknownValueException>("mask that is not known", () => Ad.Vmap(x => x[x > 0])(X), "bool [4]", "Vmap", "Where"),
        Bad<ArgumentException>("With another type", () => X.With(I, .., 0), "float32", "int32", ".To(DType.Float32)"),
        Bad<ArgumentException>("With another shape", () => X.With(Of(1f, 2f), 0), "float32 [2]", "[4]"),
        Bad<ArgumentException>("With a number that does not fit", () => I.With(0.5, 0), "int32 cannot hold 0.5"),
        Bad<ArgumentException>("WithAdded to a mask", () => Mask.WithAdded(1, 0), "bool [3]", "With replaces"),
        Bad<ArgumentException>("WithAdded another type", () => X.WithAdded(I, .., 0), "int32"),
        Bad<ArgumentOutOfRangeException>("Take beyond the end", () => Take(X, Of(3)), "index 3"),
    ];

    private static IEnumerable<TestCaseData> Creation =>
    [
        Bad<ArgumentException>("2.5 as int32", () => Full([2], 2.5, DType.Int32), "int32 cannot hold 2.5", "whole numbers"),
        Bad<ArgumentException>("3e9 as int32", () => Scalar(3e9, DType.Int32), "int32 cannot hold 3000000000"),
        Bad<ArgumentException>("NaN as int32", () => Full([], double.NaN, DType.Int32), "NaN"),
        Bad<ArgumentException>("2 as bool", () => Full([2], 2, DType.Bool), "bool cannot hold 2", "0 (false) and 1 (true)"),
        Bad<ArgumentException>("int32 plus 2.5", () => I + 2.5, "int32 cannot hold 2.5", ".To(DType.Float32)"),
        Bad<ArgumentException>("too few numbers", () => FromSpan<float>([1, 2, 3], [2, 2]), "3 numbers", "[2, 2]", "4 places"),
        Bad<ArgumentException>("ragged rows", () => Of([[1f, 2f], [3f]]), "ragged", "axis 1", "length 1", "another 2"),
        Bad<ArgumentException>("ragged inner shapes", () => FromArray(new[] { new int[2, 3], new int[2, 2] }), "ragged", "axis 2"),
        Bad<ArgumentException>("a missing row", () => Of([[1f], null!]), "null"),
        Bad<ArgumentException>("a missing first row", () => FromArray(new float[]?[] { null, [1f] }), "null"),
        Bad<ArgumentNullException>("no array", () => FromArray(null!), "items"),
        Bad<NotSupportedException>("longs", () => Of(1L, 2L), "Int64"),
        Bad<NotSupportedException>("an array of strings", () => FromArray(new[] { "a" }), "String"),
        Bad<ArgumentOutOfRangeException>("a negative range", () => Range(-1), "-1"),
        Bad<ArgumentOutOfRangeException>("an identity of less than nothing", () => Eye(-1), "'rows'", "-1"),
        Bad<ArgumentOutOfRangeException>("an identity of less than no columns", () => Eye(1, -1), "'columns'", "-1"),
        Bad<ArgumentOutOfRangeException>("less than no classes", () => OneHot(I, -1), "'classes'", "-1"),
        Bad<ArgumentException>("a step of 0", () => Arange(0, 1, 0), "steps of 0"),
        Bad<ArgumentException>("an endless range", () => Arange(0, double.PositiveInfinity), "finite"),
        Bad<ArgumentException>("a huge range", () => Arange(0, 1, 1e-12), "1000000000000 numbers"),
        Bad<ArgumentException>("a broken step of integers", () => Arange(0, 1, 0.5, DType.Int32), "int32 cannot hold 0.5"),
        Bad<ArgumentOutOfRangeException>("a negative count", () => Linspace(0, 1, -2), "-2"),
        Bad<ArgumentException>("float labels", () => OneHot(X, 3), "float32 [3, 4]", ".To(DType.Int32)"),
        Bad<ArgumentOutOfRangeException>("a label too large", () => OneHot(Of(0, 3), 3), "label 3", "0 to 2"),
        Bad<ArgumentOutOfRangeException>("a negative label", () => OneHot(Of(-1), 3), "label -1", "0 to 2"),
    ];

    private static IEnumerable<TestCaseData> Shaping =>
    [
        Bad<ArgumentException>("elements that do not fill", () => X.Reshape(5, 2), "12 elements", "[5, 2]"),
        Bad<ArgumentException>("an open length that does not divide", () => X.Reshape(5, -1), "float32 [3, 4]", "[5, -1]", "divide the 12"),
        Bad<ArgumentException>("two open lengths", () => X.Reshape(-1, -1), "[-1, -1]", "one length"),
        Bad<ArgumentException>("an open length beside 0", () => Zeros([0]).Reshape(0, -1), "[0, -1]"),
        Bad<InvalidOperationException>("T of a vector", () => I.T, "int32 [3]", "Transpose"),
        Bad<ArgumentException>("order of too few axes", () => X.Transpose(0), "all 2 axes", "it got 1"),
        Bad<ArgumentException>("an axis twice", () => X.Transpose(1, -1), "[1, -1]", "once"),
        Bad<ArgumentOutOfRangeException>("an axis that is not there", () => X.SwapAxes(0, 2), "no axis 2", "-2 to 1"),
        Bad<ArgumentException>("a broadcast that does not fit", () => X.BroadcastTo([3, 5]), "float32 [3, 4]", "[3, 5]"),
        Bad<ArgumentOutOfRangeException>("a new axis nowhere", () => X.ExpandDims(4), "-3 to 2", "not at 4"),
        Bad<ArgumentException>("a long axis squeezed", () => X.Squeeze(1), "axis 1", "length 4"),
        Bad<ArgumentException>("an axis flipped twice", () => X.Flip(0, 0), "axis 0", "twice"),
        Bad<ArgumentOutOfRangeException>("a negative repetition", () => X.Repeat(-1, 0), "count"),
        Bad<ArgumentException>("a negative tile", () => X.Tile(-1), "-1"),
        Bad<ArgumentException>("widths for too few axes", () => X.Pad([(1, 1)]), "1 axes", "float32 [3, 4] has 2"),
        Bad<ArgumentException>("a negative width", () => X.Pad([(-1, 0), (0, 0)]), "negative"),
        Bad<ArgumentException>("a pad value that does not fit", () => I.Pad([(1, 1)], 0.5), "int32 cannot hold 0.5"),
        Bad<ArgumentException>("nothing to concatenate", () => Concatenate(), "at least one"),
        Bad<ArgumentException>("lengths that differ", () => Concatenate(X, X[.., ..2]), "float32 [3, 4]", "float32 [3, 2]", "axis 0"),
        Bad<ArgumentException>("types that differ", () => Concatenate(I, X[0]), "int32 [3]", "float32 [4]", ".To(DType.Int32)"),
        Bad<ArgumentException>("too many to concatenate", () => Concatenate(Zeros([2_000_000_000]), Zeros([1_000_000_000])), "length 3000000000", "2147483647"),
        Bad<ArgumentException>("too wide a pad", () => Zeros([3]).Pad([(int.MaxValue, int.MaxValue)]), "length 4294967297", "2147483647"),
        Bad<ArgumentException>("nothing to stack", () => Stack(), "at least one"),
        Bad<ArgumentException>("shapes that differ", () => Stack(X, X[0]), "float32 [3, 4]", "float32 [4]"),
        Bad<ArgumentException>("unequal parts", () => X.Split(3, 1), "Axis 1", "length 4", "3 equal parts"),
        Bad<ArgumentException>("no parts", () => X.Split(0), "0 equal parts"),
        Bad<ArgumentException>("parts that do not add up", () => X.Split([1, 1], 1), "[1, 1]", "axis 1"),
        Bad<ArgumentException>("a negative part", () => X.Split([-1, 4], 0), "[-1, 4]"),
    ];

    private static IEnumerable<TestCaseData> Reductions =>
    [
        Bad<ArgumentException>("the variance of a mask", () => Mask.Variance(), "Variance", "bool [3]"),
        Bad<ArgumentException>("the norm of integers", () => I.Norm(), "Norm", "int32 [3]"),
        Bad<ArgumentOutOfRangeException>("a norm of order ½", () => X.Norm(0.5), "order", "0.5", "from 1 on"),
        Bad<ArgumentOutOfRangeException>("a norm of order NaN", () => X.Norm(double.NaN), "NaN"),
        Bad<ArgumentException>("the greatest magnitude of nothing", () => Zeros([0]).Norm(double.PositiveInfinity), "no elements"),
        Bad<ArgumentOutOfRangeException>("a variance of one with a correction", () => X[..1].Variance(0, correction: 1), "1 element of float32 [1, 4]", "correction 1", "more elements"),
        Bad<ArgumentOutOfRangeException>("a deviation of nothing", () => Zeros([0]).StandardDeviation(), "0 elements", "there are none"),
        Bad<ArgumentException>("the greatest of nothing", () => Zeros([0, 3]).Max(0), "max[axes=[0]]", "float32 [0, 3]", "no elements"),
        Bad<ArgumentException>("the smallest of nothing", () => Zeros([0]).Min(), "min", "float32 [0]"),
        Bad<ArgumentException>("the place of the greatest of nothing", () => Zeros([2, 0]).ArgMax(1), "argmax", "axis 1 is empty"),
        Bad<ArgumentException>("the place of the smallest of nothing", () => Zeros([0]).ArgMin(), "argmin", "empty"),
        Bad<ArgumentOutOfRangeException>("a sum along no axis", () => X.Sum(2), "no axis 2", "[3, 4]"),
        Bad<ArgumentException>("a sum along an axis twice", () => X.Sum([0, -2]), "axis 0", "twice"),
        Bad<ArgumentException>("the inner product of matrices", () => Dot(X, X), "Dot", "float32 [3, 4]", "MatMul"),
        Bad<ArgumentException>("the inner product of two lengths", () => Dot(X[0], X[.., 0]), "float32 [4]", "float32 [3]"),
        Bad<ArgumentException>("the outer product of a matrix", () => Outer(X, X[0]), "Outer", "float32 [3, 4]"),
        Bad<ArgumentException>("a product of a scalar", () => Number.MatMul(X), "float32 []", "*"),
        Bad<ArgumentException>("a product of wrong lengths", () => X.MatMul(X), "(4)", "(3)", "float32 [3, 4]"),
        Bad<ArgumentException>("a product of batches that do not fit", () => Zeros([2, 3, 4]).MatMul(Zeros([3, 4, 5])), "float32 [2, 3, 4]", "broadcast"),
        Bad<ArgumentException>("the diagonal of a vector", () => I.Diagonal(), "Diagonal", "int32 [3]"),
        Bad<ArgumentException>("a triangle of a vector", () => I.LowerTriangle(), "LowerTriangle", "int32 [3]"),
        Bad<ArgumentException>("the other triangle", () => Number.UpperTriangle(), "UpperTriangle", "float32 []"),
        Bad<ArgumentException>("a diagonal matrix of a scalar", () => DiagonalMatrix(Number), "float32 []"),
    ];

    private static IEnumerable<TestCaseData> Elements =>
    [
        Bad<ArgumentException>("two types of floats", () => X + X.To(DType.Float64), "float32", "float64", ".To(DType.Float32)"),
        Bad<ArgumentNullException>("a null on the right", () => X + (Tensor)null!, "add got null as its argument 2 of 2"),
        Bad<ArgumentNullException>("a null on the left", () => (Tensor)null! * X, "multiply got null as its argument 1 of 2"),
        Bad<ArgumentNullException>("a null beside a number", () => (Tensor)null! * 2, "tensor"),
        Bad<ArgumentNullException>("a function of null", () => Exp(null!), "exp got null as its argument 1 of 1"),
        Bad<ArgumentNullException>("a null to choose", () => Where(Mask, I, (Tensor)null!), "select got null as its argument 3 of 3"),
        Bad<ArgumentNullException>("a null to multiply", () => X.MatMul(null!), "other"),
        Bad<ArgumentNullException>("a null first part", () => Concatenate(null!, X), "concatenate[axis=0] got null as its argument 1 of 2"),
        Bad<ArgumentNullException>("a null part", () => Concatenate(X, null!), "concatenate[axis=0] got null as its argument 2 of 2"),
        Bad<ArgumentNullException>("a null to stack", () => Stack(X, null!), "part 2 of 2"),
        Bad<ArgumentNullException>("null indices", () => X.Take(null!), "gather[axis=0] got null as its argument 2 of 2"),
        Bad<ArgumentNullException>("a null to put", () => X.With((Tensor)null!, 0), "value"),
        Bad<ArgumentException>("equality of numbers with a truth value", () => Equal(X, true), "bool", "float32 [3, 4]"),
        Bad<ArgumentException>("~ of floats", () => ~X, "~ takes masks", "float32 [3, 4]"),
        Bad<ArgumentException>("two shapes", () => X + X.T, "float32 [3, 4]", "float32 [4, 3]", "equal or 1"),
        Bad<ArgumentException>("Where of three shapes", () => Where(Mask, X, X), "bool [3]", "float32 [3, 4]"),
        Bad<ArgumentException>("bounds in the wrong order", () => Clip(X, 1, 0.5), "min is 1", "max is 0.5"),
        Bad<ArgumentException>("& of floats", () => X & Mask, "& takes masks", "float32 [3, 4]", "NotEqual"),
        Bad<ArgumentException>("| of integers", () => Mask | I, "| takes masks", "int32 [3]"),
        Bad<ArgumentException>("^ of integers", () => I ^ Mask, "^ takes masks", "int32 [3]"),
        Bad<ArgumentException>("! of floats", () => !X, "! takes masks", "float32 [3, 4]"),
        Bad<ArgumentException>("a sum of masks", () => Mask + Mask, "bool"),
        Bad<InvalidOperationException>("a branch on many", () => X > 0 ? 1 : 2, "bool [3, 4]", "Where", "Any() or All()"),
        Bad<InvalidOperationException>("&& of many", () => Mask && Mask, "bool [3]", "Any() or All()"),
        Bad<InvalidOperationException>("a bool of none", () => (bool)Zeros([0]), "float32 [0]"),
        Bad<InvalidOperationException>("a double of many", () => (double)I, "int32 [3]"),
        Bad<InvalidOperationException>("an int of many", () => (int)I, "int32 [3]"),
        Bad<InvalidOperationException>("a float of many", () => (float)X, "float32 [3, 4]"),
        Bad<UnknownValueException>("a branch on an unknown value", () => Ad.Vmap(x => x.Sum() > 0 ? x : -x)(X), "Vmap", "Where"),
        Bad<UnknownValueException>("an unknown number", () => Ad.Vmap(x => x * (double)x.Sum())(X), "Vmap"),
        Bad<UnknownValueException>("closeness of unknown values", () => Ad.Vmap(x => AllClose(x, x) ? x : -x)(X), "Vmap"),
    ];

    private static IEnumerable<TestCaseData> RandomNumbers =>
    [
        Bad<ArgumentOutOfRangeException>("a negative split", () => Key.Split(-1), "count"),
        Bad<ArgumentException>("uniform bounds in the wrong order", () => Key.Uniform([2], 1, 0.5), "1 and 0.5"),
        Bad<ArgumentException>("an infinite bound", () => Key.Uniform([2], 0, double.PositiveInfinity), "finite"),
        Bad<ArgumentException>("uniform integers", () => Key.Uniform([2], dtype: DType.Int32), "int32", "Integers"),
        Bad<ArgumentException>("a negative deviation", () => Key.Normal([2], deviation: -0.5), "at least 0", "-0.5"),
        Bad<ArgumentException>("normal masks", () => Key.Normal([2], dtype: DType.Bool), "bool", "Bernoulli"),
        Bad<ArgumentOutOfRangeException>("a probability above 1", () => Key.Bernoulli(1.5, [2]), "1.5", "[0, 1]"),
        Bad<ArgumentOutOfRangeException>("a probability that is NaN", () => Key.Bernoulli(double.NaN, [2]), "NaN"),
        Bad<ArgumentException>("no integers", () => Key.Integers(3, 3, [2]), "from 3 to below 3"),
        Bad<ArgumentOutOfRangeException>("a permutation of less than nothing", () => Key.Permutation(-1), "-1"),
        Bad<ArgumentOutOfRangeException>("a shuffle along no axis", () => Key.Shuffle(X, 2), "no axis 2"),
    ];

    [TestCaseSource(nameof(Indexing))]
    [TestCaseSource(nameof(Creation))]
    [TestCaseSource(nameof(Shaping))]
    [TestCaseSource(nameof(Reductions))]
    [TestCaseSource(nameof(Elements))]
    [TestCaseSource(nameof(RandomNumbers))]
    public void Is_refused_by_name(Type exception, Func<object?> act, string[] words) => Refusal.Expect(exception, act, words);

    [Test]
    public void Messages_do_not_depend_on_the_culture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("ru-RU");
            Assert.That(() => Full([2], 2.5, DType.Int32), Throws.ArgumentException.With.Message.Contains("2.5"));
            Assert.That(() => X.Norm(0.5), Throws.InstanceOf<ArgumentException>().With.Message.Contains("0.5"));
            Assert.That(() => Key.Bernoulli(1.5, [2]), Throws.InstanceOf<ArgumentException>().With.Message.Contains("1.5"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static TestCaseData Bad<TException>(string name, Func<object?> act, params string[] words) where TException : Exception => Refusal.Of<TException>(name, act, words);
}
