using Gradus.Autodiff;
using Gradus.Contracts;
using Gradus.GradientChecks;
using Gradus.Grading.Gradients;
using Gradus.Grading.Seeds;
using Gradus.Tensors;
using static Gradus.Tensors.Tensor;

namespace Gradus.GradientStudy.Tensors;

/// <summary>The reference's own operations with the derivatives that Gradus.Autodiff gives them: in every mode, on batches, and to order two.</summary>
public sealed class TensorCatalogue : ICatalogue
{
    /// <inheritdoc/>
    public string Name => "the reference's tensor functions";

    /// <inheritdoc/>
    public IReadOnlyList<Operation> Operations { get; } = [.. Functions, .. Arithmetic, .. Places, .. Reductions, .. Networks];

    private static IEnumerable<Operation> Functions =>
    [
        One("exp", Exp, Any), One("expm1", Expm1, Any), One("log", Log, Positive), One("log1p", Log1p, Positive), One("sqrt", Sqrt, Positive),
        One("sin", Sin, Any), One("cos", Cos, Any), One("tan", Tan, Inside), One("asin", Asin, Inside), One("acos", Acos, Inside), One("atan", Atan, Any),
        One("sinh", Sinh, Any), One("cosh", Cosh, Any), One("tanh", Tanh, Any), One("asinh", Asinh, Any), One("acosh", x => Acosh(x + 1), Positive), One("atanh", Atanh, Inside),
        One("sigmoid", Sigmoid, Any), One("erf", Erf, Any), One("abs", Abs, Any), One("negate", x => -x, Any),
    ];

    private static IEnumerable<Operation> Arithmetic =>
    [
        Of("add, a row broadcast", x => x[0] + x[1], (Any, [3, 4]), (Any, [4])),
        Of("subtract, a column broadcast", x => x[0] - x[1], (Any, [3, 2]), (Any, [3, 1])),
        Of("multiply", x => x[0] * x[1], (Any, [2, 3]), (Any, [2, 3])),
        Of("multiply, a row and a column", x => x[0] * x[1], (Any, [3, 1]), (Any, [1, 4])),
        Of("divide", x => x[0] / x[1], (Any, [2, 3]), (Positive, [3])),
        Of("power", x => Pow(x[0], x[1]), (Positive, [2, 3]), (Any, [3])),
        Of("atan2", x => Atan2(x[0], x[1]), (Positive, [5]), (Any, [5])),
        Of("maximum", x => Maximum(x[0], x[1]), (Far, [5]), (Inside, [5])),
        Of("minimum", x => Minimum(x[0], x[1]), (Far, [5]), (Inside, [5])),
        Of("where", x => Where(x[0] > 0, x[1], x[2]), (Any, [4]), (Any, [4]), (Any, [4])),
        Of("matmul", x => x[0].MatMul(x[1]), (Any, [2, 3]), (Any, [3, 4])),
        Of("matmul, square", x => x[0].MatMul(x[1]), (Any, [3, 3]), (Any, [3, 3])),
        Of("matmul, stacked and broadcast", x => x[0].MatMul(x[1]), (Any, [2, 2, 3]), (Any, [3, 2])),
        Of("matmul, matrix times vector", x => x[0].MatMul(x[1]), (Any, [3, 4]), (Any, [4])),
    ];

    private static IEnumerable<Operation> Places =>
    [
        Of("reshape", x => x[0].Reshape(3, 2), (Any, [2, 3])),
        Of("transpose", x => x[0].Transpose(1, 2, 0), (Any, [2, 3, 2])),
        Of("broadcast", x => x[0].BroadcastTo([2, 3, 4]), (Any, [3, 1])),
        Of("slice", x => x[0][1.., ..2], (Any, [3, 4])),
        Of("concatenate", x => Concatenate([x[0], x[1]], 1), (Any, [2, 1]), (Any, [2, 3])),
        Of("stack", x => Stack([x[0], x[1]], 1), (Any, [3]), (Any, [3])),
        Of("take, one row twice", x => Take(x[0], Tensor.Of(2, 0, 2)), (Any, [3, 2])),
        Of("pad", x => new Pad([1, 0], [0, 2], [1, 0]).Bind(x[0]), (Any, [2, 3])),
        Of("flip", x => new Flip(1).Bind(x[0]), (Any, [2, 3])),
        Of("scatter-add", x => new ScatterAdd(0, 4).Bind(x[0], Tensor.Of(1, 3, 1)), (Any, [3, 2])),
    ];

    private static IEnumerable<Operation> Reductions =>
    [
        Of("sum of all", x => x[0].Sum(), (Any, [2, 3])),
        Of("sum over the middle", x => x[0].Sum(1), (Any, [2, 3, 2])),
        Of("mean over columns", x => x[0].Mean(1, keepDims: true), (Any, [3, 4])),
        Of("max", x => x[0].Max(1), (Apart, [3, 3])),
        Of("min", x => x[0].Min(0), (Apart, [3, 3])),
        Of("cumulative sum", x => new CumulativeSum(1).Bind(x[0]), (Any, [2, 4])),
        Of("log-sum-exp", x => Autodiff.Functions.LogSumExp(x[0]), (Any, [2, 4])),
    ];

    private static IEnumerable<Operation> Networks =>
    [
        Of("softmax", x => Exp(x[0] - Autodiff.Functions.LogSumExp(x[0], keepDims: true)), (Any, [2, 3])),
        Of("cross-entropy", x => -((x[0] - Autodiff.Functions.LogSumExp(x[0], keepDims: true)) * Tensor.Of(new[,] { { 1.0, 0, 0 }, { 0, 0, 1 } })).Sum(), (Any, [2, 3])),
        Of("softplus, a custom function", x => new SoftplusFunction().Apply(x[0]), (Any, [5])),
        Of("product, a custom function", x => new MultiplyFunction().Apply(x[0], x[1]), (Any, [2, 2]), (Any, [2, 2])),
        Of("two layers", x => Tanh(x[0].MatMul(x[1]) + x[2]).MatMul(x[3]), (Any, [2, 3]), (Any, [3, 4]), (Any, [4]), (Any, [4, 2])),
        Of("a gradient", x => Ad.Grad(z => (Tanh(z) * x[1]).Sum())(x[0]), (Any, [4]), (Any, [4])),
    ];

    private static Operation One(string name, Func<Tensor, Tensor> f, Func<CheckRandom, double> sample) => Of(name, x => f(x[0]), (sample, [2, 3]));

    private static Operation Of(string name, Func<Tensor[], Tensor> f, params (Func<CheckRandom, double> Sample, int[] Shape)[] inputs) => new(
        name,
        random => [.. inputs.Select(i => Draw(random, i.Sample, i.Shape))],
        Differentiable.Of(f));

    private static Shaped Draw(CheckRandom random, Func<CheckRandom, double> sample, int[] shape)
    {
        var values = Shaped.Zeros(shape);
        for (int i = 0; i < values.Size; i++) values.Values[i] = sample(random);
        // Elements that must differ get a whole number each, in an order that the seed shuffles.
        if (sample == Apart)
        {
            int[] places = random.Permutation(values.Size);
            for (int i = 0; i < values.Size; i++) values.Values[i] += places[i];
        }
        return values;
    }

    private static double Any(CheckRandom random) => Sign(random) * random.Uniform(0.3, 2);

    private static double Positive(CheckRandom random) => random.Uniform(0.3, 3);

    private static double Inside(CheckRandom random) => Sign(random) * random.Uniform(0.1, 0.8);

    private static double Far(CheckRandom random) => Sign(random) * random.Uniform(1, 2);

    private static double Apart(CheckRandom random) => random.Uniform(0, 0.5);

    private static double Sign(CheckRandom random) => random.Uniform() < 0.5 ? -1 : 1;
}
