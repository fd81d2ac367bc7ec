using Gradus.Autodiff;
using Gradus.Tensors;
using NUnit.Framework;
using static Gradus.Tensors.Tensor;

namespace Gradus.Tests.Tensors.Reductions;

/// <summary>What is composed of primitives has derivatives, forward and backward, and can be batched; where an obvious formula's derivative would be NaN or wrong, it is right.</summary>
public sealed class CompositionTests
{
    private const double Infinity = double.PositiveInfinity;

    private static readonly Tensor X = new RandomKey(1).Normal([3, 4], dtype: DType.Float64), Row = new RandomKey(2).Normal([4], dtype: DType.Float64);

    private static readonly Dictionary<string, Func<Tensor, Tensor>> Functions = new()
    {
        ["x[1, 2]"] = x => x[1, 2],
        ["x[^1]"] = x => x[^1],
        ["x[1.., ..2]"] = x => x[1.., ..2],
        ["x[.., Every(-2)]"] = x => x[.., TensorIndex.Every(-2)],
        ["x[.., NewAxis, 1..3]"] = x => x[.., TensorIndex.NewAxis, 1..3],
        ["x[[0, 0, 2]]"] = x => x[[0, 0, 2]],
        ["x[[0, 1, 2], [3, 3, 0]]"] = x => x[[0, 1, 2], [3, 3, 0]],
        ["x[mask]"] = x => x[Of(new[,] { { true, false, false, true }, { false, true, false, false }, { true, true, true, true } })],
        ["x.With(…)"] = x => x.With(Row, 1),
        ["value.With(x, …)"] = x => (2 * X).With(x[0, ..2], .., ^2..),
        ["x.With(…, repeated)"] = x => x.With(Square(x[1]), [2, 2]),
        ["x.WithAdded(…)"] = x => x.WithAdded(Square(x[1]), [2, 2, 0]),
        ["Flip"] = x => x.Flip(1),
        ["Roll"] = x => x.Roll(3, 1),
        ["Repeat"] = x => x.Repeat(2, 0),
        ["Tile"] = x => x.Tile(2, 1, 3),
        ["Split"] = x => x.Split([1, 3], 1)[1],
        ["Stack"] = x => Stack([x, Square(x)], axis: 1),
        ["Pad"] = x => x.Pad([(1, 0), (0, 2)], value: 3),
        ["Squeeze"] = x => x[..1].Squeeze(),
        ["Product"] = x => x.Product(1),
        ["Product of all"] = x => x.Product(),
        ["Variance"] = x => x.Variance([0], correction: 1),
        ["StandardDeviation"] = x => x.StandardDeviation(1),
        ["CumulativeSum"] = x => x.CumulativeSum(1),
        ["Norm 1"] = x => x.Norm(1, axis: 1),
        ["Norm 2"] = x => x.Norm(),
        ["Norm 1.5"] = x => x.Norm(1.5, axis: 0),
        ["Norm along an axis"] = x => x.Norm(axis: 1),
        ["Log2"] = x => Log2(1.5 + Sigmoid(x)),
        ["Log10"] = x => Log10(1.5 + Sigmoid(x)),
        ["Pow 2"] = x => Pow(x, 2),
        ["Pow −1"] = x => Pow(2 + Square(x), -1),
        ["Maximum with a number"] = x => Maximum(0.25, x),
        ["Atan2 with a number"] = x => Atan2(1, x),
        ["a number to the power"] = x => Pow(2, x),
        ["Clip between tensors"] = x => Clip(x, Row - 0.5, Row + 0.5),
        ["Clip from below"] = x => Clip(x, min: 0.25),
        ["CumulativeSum of all"] = x => x.CumulativeSum(),
        ["x.Take(…)"] = x => x.Take(Of(2, 0), axis: 1),
        ["x.With(…, range)"] = x => x.With(Square(x[1, ..2]), 0, TensorIndex.Every(-2)),
        ["x.WithAdded(…, range)"] = x => x.WithAdded(Square(x[1, ..2]), 0, TensorIndex.Every(-2)),
        ["Norm 3"] = x => x.Norm(3, axis: 0),
        ["Norm ∞"] = x => x.Norm(Infinity, axis: 1),
        ["Dot"] = x => Dot(x[0], x[2]),
        ["Outer"] = x => Outer(x[0], x[1]),
        ["Diagonal"] = x => x.Diagonal(1),
        ["DiagonalMatrix"] = DiagonalMatrix,
        ["LowerTriangle"] = x => x.LowerTriangle(),
        ["UpperTriangle"] = x => x.UpperTriangle(1),
        ["Clip"] = x => Clip(x, -0.5, 0.75),
        ["Square"] = Square,
        ["Reciprocal"] = Reciprocal,
        ["Relu"] = Relu,
        ["Softplus"] = Softplus,
        ["Round"] = x => Round(x) * x,
        ["Ceiling"] = x => Ceiling(x) * x,
    };

    private static IEnumerable<TestCaseData> Compositions => Functions.Select(row => new TestCaseData(row.Value).SetArgDisplayNames(row.Key));

    [TestCaseSource(nameof(Compositions))]
    public void Forward_mode_agrees_with_differences(Func<Tensor, Tensor> f)
    {
        const double H = 1e-5;
        var v = new RandomKey(3).Normal(X.Shape, dtype: DType.Float64);
        var difference = (f(X + (H * v)) - f(X - (H * v))) / (2 * H);
        var (value, tangent) = Ad.Jvp(f, X, v);
        Assert.That(AllClose(value, f(X), 0, 1e-14));
        Assert.That(AllClose(tangent, difference, 1e-6, 1e-7), $"{tangent}\nand by differences\n{difference}");
    }

    [TestCaseSource(nameof(Compositions))]
    public void Reverse_mode_is_the_adjoint_of_forward_mode(Func<Tensor, Tensor> f)
    {
        var v = new RandomKey(4).Normal(X.Shape, dtype: DType.Float64);
        var u = new RandomKey(5).Normal(f(X).Shape, dtype: DType.Float64);
        var forward = (u * Ad.Jvp(f, X, v).Tangent).Sum();
        var backward = (v * Ad.Vjp(f, X).Pullback(u)).Sum();
        Assert.That(backward.Item(), Is.EqualTo(forward.Item()).Within(1e-12));
    }

    [TestCaseSource(nameof(Compositions))]
    public void A_batch_is_its_examples_one_by_one(Func<Tensor, Tensor> f)
    {
        var batch = new RandomKey(6).Normal([5, 3, 4], dtype: DType.Float64);
        var expected = Stack([.. Enumerable.Range(0, 5).Select(i => f(batch[i]))]);
        var actual = Ad.Vmap(f)(batch);
        Assert.That(actual.Shape, Is.EqualTo(expected.Shape));
        Assert.That(AllClose(actual, expected, 0, 1e-13));
    }

    private static IEnumerable<TestCaseData> AtKinks =>
    [
        Kink("relu at 0", Relu, 0, 0, 0),
        Kink("relu of NaN", Relu, double.NaN, double.NaN, 1),
        Kink("softplus at 0", Softplus, 0, Math.Log(2), 0.5),
        Kink("softplus far right", Softplus, 800, 800, 1),
        Kink("softplus far left", Softplus, -800, 0, 0),
        Kink("softplus at ∞", Softplus, Infinity, Infinity, 1),
        Kink("clip at a bound", x => Clip(x, 0, 1), 1, 1, 1),
        Kink("clip beyond it", x => Clip(x, 0, 1), 2, 1, 0),
        Kink("norm at 0", x => x.ExpandDims(0).Norm(), 0, 0, 0),
        Kink("3-norm at 0", x => x.ExpandDims(0).Norm(3), 0, 0, 0),
        Kink("∞-norm at 0", x => x.ExpandDims(0).Norm(Infinity), 0, 0, 0),
        Kink("deviation of equals", x => x.ExpandDims(0).Repeat(3, 0).StandardDeviation(), 2, 0, 0),
        Kink("product with a zero", x => Stack(x, x + 2, x + 3).Product(), 0, 0, 6),
        Kink("product with two zeros", x => Stack(x, x, x + 3).Product(), 0, 0, 0),
    ];

    [TestCaseSource(nameof(AtKinks))]
    public void At_kinks_and_limits_the_derivative_is_the_documented_one(Func<Tensor, Tensor> f, double x, double value, double derivative)
    {
        Assert.That(f(x).Item(), Is.EqualTo(value).Within(1e-15));
        Assert.That(Ad.Grad(f)(x).Item(), Is.EqualTo(derivative).Within(1e-15));
        Assert.That(Ad.Jvp(f, x, 1.0).Tangent.Item(), Is.EqualTo(derivative).Within(1e-15));
    }

    [Test]
    public void Softplus_has_the_logistic_function_and_its_derivatives_for_derivatives_at_0_too()
    {
        // σ = 1/2, σ' = 1/4, σ'' = 0, σ''' = −1/8.
        double[] expected = [0.5, 0.25, 0, -0.125];
        Func<Tensor, Tensor> f = Softplus;
        foreach (double derivative in expected)
        {
            f = Ad.Grad(f);
            Assert.That(f(0.0).Item(), Is.EqualTo(derivative).Within(1e-15));
        }
    }

    [Test]
    public void A_product_with_zeros_has_the_right_Hessian()
    {
        // xyz at (0, 0, 3): only ∂²/∂x∂y = z is not 0.
        var f = Ad.Grad(x => x.Product());
        var x = Of(0.0, 0.0, 3.0);
        var hessian = Stack([.. Enumerable.Range(0, 3).Select(i => Ad.Grad(y => f(y)[i])(x))]);
        Assert.That(hessian.ToString(), Is.EqualTo("[[0. 3. 0.]\n [3. 0. 0.]\n [0. 0. 0.]]"));
    }

    // At a zero element among others: 0, also where the power's own second derivative is infinite.
    [TestCase(1.5)]
    [TestCase(2.5)]
    [TestCase(3)]
    public void A_norm_has_finite_derivatives_where_an_element_is_zero(double order)
    {
        var x = Of(0.0, 2);
        var gradient = Ad.Grad(y => y.Norm(order));
        Assert.That(AllClose(gradient(x), Of(0.0, 1), 0, 1e-15));
        Assert.That((bool)IsFinite(Ad.Hessian(y => y.Norm(order))(x)).All());
    }

    [Test]
    public void Positions_may_differ_from_example_to_example()
    {
        var rows = Of([[1.0, 2, 3], [4, 5, 6]]);
        var labels = Of(-1, 0);
        var batched = Stack([rows, labels.To(DType.Float64).ExpandDims(1).BroadcastTo([2, 3])], axis: 1);
        Tensor Label(Tensor example) => example[1, 0].To(DType.Int32);
        Assert.That(Ad.Vmap(e => e[0][Label(e)])(batched).ToString(), Is.EqualTo("[3. 4.]"));
        Assert.That(Ad.Vmap(e => e[0].With(0, Label(e)))(batched).ToString(), Is.EqualTo("[[1. 2. 0.]\n [0. 5. 6.]]"));
        Assert.That(Ad.Vmap(e => e[0].With(Of(7.0, 8.0), Stack(Label(e), Label(e))))(batched).ToString(), Is.EqualTo("[[1. 2. 8.]\n [8. 5. 6.]]"));
        Assert.That(Ad.Vmap(e => e[0].WithAdded(10, Label(e)))(batched).ToString(), Is.EqualTo("[[ 1.  2. 13.]\n [14.  5.  6.]]"));
        Assert.That(Ad.Vmap(e => OneHot(Label(e) + 1, 3))(batched).ToString(), Is.EqualTo("[[1. 0. 0.]\n [0. 1. 0.]]"));
    }

    [Test]
    public void The_probability_of_each_label_is_picked_by_two_index_arrays()
    {
        var p = Of([[0.1, 0.9], [0.8, 0.2], [0.3, 0.7]]);
        var labels = Of(1, 0, 0);
        Assert.That(p[Range(3), labels].ToString(), Is.EqualTo("[0.9 0.8 0.3]"));
        Assert.That(Ad.Grad(q => q[Range(3), labels].Sum())(p).ToString(), Is.EqualTo("[[0. 1.]\n [1. 0.]\n [1. 0.]]"));
    }

    private static TestCaseData Kink(string name, Func<Tensor, Tensor> f, double x, double value, double derivative) => new TestCaseData(f, x, value, derivative).SetArgDisplayNames(name);
}
