using Gradus.Autodiff;
using Gradus.Tensors;
using Gradus.Tests.Tensors.NumPy;
using NUnit.Framework;
using static Gradus.Tensors.Tensor;

namespace Gradus.Tests.Tensors.Reductions;

/// <summary>Elements combined along axes, against NumPy's.</summary>
public sealed class ReductionValueTests
{
    private static readonly Tensor A = NumPyFixture.Array("A"), C = NumPyFixture.Array("C"), F = NumPyFixture.Array("F"), M = NumPyFixture.Array("M"),
        N = NumPyFixture.Array("N"), P = NumPyFixture.Array("P"), X = NumPyFixture.Array("X"), None = Zeros([0, 3], DType.Float64), NoMask = Zeros([0, 3], DType.Bool);

    private static readonly Dictionary<string, Func<Tensor>> Table = new()
    {
        ["X.sum()"] = () => X.Sum(),
        ["X.sum(0)"] = () => X.Sum(0),
        ["X.sum((0, 2))"] = () => X.Sum([2, 0]),
        ["X.sum(-1, keepdims=True)"] = () => X.Sum(-1, keepDims: true),
        ["A.sum()"] = () => A.Sum(),
        ["M.sum()"] = () => M.Sum(),
        ["M.sum(1)"] = () => M.Sum(1),
        ["np.zeros((0, 3)).sum(0)"] = () => None.Sum(0),
        ["X.mean()"] = () => X.Mean(),
        ["X.mean(1)"] = () => X.Mean(1),
        ["X.mean((0, 1), keepdims=True)"] = () => X.Mean([0, 1], keepDims: true),
        ["F.mean(0)"] = () => F.Mean(0),
        ["X.prod()"] = () => X.Product(),
        ["P.prod(0)"] = () => P.Product(0),
        ["P.prod((0, 1), keepdims=True)"] = () => P.Product([0, 1], keepDims: true),
        ["X.prod((0, 2))"] = () => X.Product([0, 2]),
        ["A[:, 1:].prod(1)"] = () => A[.., 1..].Product(1),
        ["np.zeros((0, 3)).prod(0)"] = () => None.Product(0),
        ["X.max()"] = () => X.Max(),
        ["X.max(1)"] = () => X.Max(1),
        ["X.max((1, 2))"] = () => X.Max([1, 2]),
        ["X.min(-1, keepdims=True)"] = () => X.Min(-1, keepDims: true),
        ["A.min(0)"] = () => A.Min(0),
        ["N.max()"] = () => N.Max(),
        ["N[2:].max()"] = () => N[2..].Max(),
        ["X.argmax()"] = () => X.ArgMax(),
        ["X.argmax(1)"] = () => X.ArgMax(1),
        ["X.argmin()"] = () => X.ArgMin(),
        ["X.argmin(2)"] = () => X.ArgMin(2),
        ["C.argmax(1)"] = () => C.ArgMax(1),
        ["C.argmin(1)"] = () => C.ArgMin(1),
        ["C.argmax(0)"] = () => C.ArgMax(0),
        ["X.argmax(1, keepdims=True)"] = () => X.ArgMax(1, keepDims: true),
        ["M.argmax(1)"] = () => M.ArgMax(1),
        ["M.any()"] = () => M.Any(),
        ["M.any(1)"] = () => M.Any(1),
        ["M.all(0)"] = () => M.All(0),
        ["M.all()"] = () => M.All(),
        ["C.any(0)"] = () => C.Any(0),
        ["C.all(1)"] = () => C.All(1),
        ["np.zeros((0, 3), bool).all(0)"] = () => NoMask.All(0),
        ["np.zeros((0, 3), bool).any(0)"] = () => NoMask.Any(0),
        ["np.count_nonzero(C)"] = () => C.CountNonZero(),
        ["np.count_nonzero(C, 1)"] = () => C.CountNonZero(1),
        ["np.count_nonzero(M, 0)"] = () => M.CountNonZero(0),
        ["X.cumsum(1)"] = () => X.CumulativeSum(1),
        ["A.cumsum(0)"] = () => A.CumulativeSum(0),
        ["M.cumsum(1)"] = () => M.CumulativeSum(-1),
        ["X.var()"] = () => X.Variance(),
        ["X.var(1)"] = () => X.Variance(1),
        ["X.var((0, 2), ddof=1)"] = () => X.Variance([0, 2], correction: 1),
        ["X.var(2, ddof=1.5, keepdims=True)"] = () => X.Variance(2, correction: 1.5, keepDims: true),
        ["X.std()"] = () => X.StandardDeviation(),
        ["X.std(0, ddof=1)"] = () => X.StandardDeviation(0, correction: 1),
        ["F.var(1)"] = () => F.Variance(1),
    };

    private static IEnumerable<TestCaseData> Cases => NumPyFixture.Cases(Table);

    [TestCaseSource(nameof(Cases))]
    public void As_NumPy(string expression, Func<Tensor> ours) => NumPyFixture.Agree("Reductions", expression, ours());

    [Test]
    public void Every_expression_of_the_fixture_is_tried() => Assert.That(NumPyFixture.Unmatched("Reductions", Table), Is.Empty);

    [Test]
    public void The_place_in_a_row_of_more_elements_than_float32_can_count()
    {
        const int length = (1 << 24) + 1003, place = (1 << 24) + 501;
        float[] items = new float[length];
        items[place] = 1;
        using var row = FromSpan<float>(items, [length]);
        using var mirrored = -row;
        Assert.That(row.ArgMax().ToArray<int>(), Is.EqualTo([place]));
        Assert.That(mirrored.ArgMin().ToArray<int>(), Is.EqualTo([place]));
    }

    [Test]
    public void An_inner_product_has_the_bits_of_a_product_and_a_sum([Values(DType.Float32, DType.Float64, DType.Int32)] DType dtype) => Assert.Multiple(() =>
    {
        int[] sizes = [.. Enumerable.Range(0, 71), 1000, 2049, 5000, 70_001];
        foreach (int size in sizes)
        {
            Tensor a = (new RandomKey(1).Normal([size], dtype: DType.Float64) * 100).To(dtype), b = (new RandomKey(2).Normal([2 * size], dtype: DType.Float64) * 100).To(dtype);
            foreach (var other in new[] { b[..size], b[size..], b[TensorIndex.Every(2)] })
            {
                Assert.That(Dot(a, other).To(DType.Float64).ToArray<double>(), Is.EqualTo((a * other).Sum().To(DType.Float64).ToArray<double>()), $"{size}");
            }
        }
    });

    [Test]
    public void Adding_what_is_scaled_has_the_bits_of_a_product_and_a_sum([Values(DType.Float32, DType.Float64, DType.Int32)] DType dtype) => Assert.Multiple(() =>
    {
        double factor = dtype == DType.Int32 ? -3 : -0.1;
        foreach (int size in Enumerable.Range(0, 71).Append(300_001))
        {
            Tensor a = (new RandomKey(1).Normal([size], dtype: DType.Float64) * 100).To(dtype), b = (new RandomKey(2).Normal([2 * size], dtype: DType.Float64) * 100).To(dtype);
            foreach (var other in new[] { b[..size], b[size..], b[TensorIndex.Every(2)], Tensor.Full([], 7, dtype) })
            {
                Assert.That(a.AddScaled(other, factor).To(DType.Float64).ToArray<double>(), Is.EqualTo((a + (other * factor)).To(DType.Float64).ToArray<double>()), $"{size}");
            }
        }
        Assert.That(Ad.Grad(x => x.AddScaled(x * x, -0.5).Sum())(Of(1.0, 3)).ToArray<double>(), Is.EqualTo([0.0, -2]));
    });

    [Test]
    public void Relu_is_the_same_number_where_it_is_followed()
    {
        var x = Of(-1.0, -0.0, 0, 2, double.NaN, double.PositiveInfinity, double.NegativeInfinity, 5e-324);
        double[] followed = Ad.Vmap(Relu)(x).ToArray<double>(), alone = Relu(x).ToArray<double>();
        Assert.That(alone.Select(BitConverter.DoubleToInt64Bits), Is.EqualTo(followed.Select(BitConverter.DoubleToInt64Bits)));
        Assert.That(Ad.Grad(v => Relu(v).Sum())(x).ToArray<double>(), Is.EqualTo([0.0, 0, 0, 1, 1, 1, 0, 1]));
    }
}
