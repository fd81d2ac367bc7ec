using Gradus.Tensors;
using static Gradus.Tensors.Tensor;

namespace Gradus.Tests.Autodiff;

/// <summary>A function and arguments of it, in float64, away from its kinks. Arguments that are integers or masks stay as they are.</summary>
public sealed record DerivativeCase(string Name, Func<Tensor[], Tensor> F, params Tensor[] Inputs)
{
    /// <summary>A primitive and arguments of it.</summary>
    public DerivativeCase(Primitive primitive, string name, params Tensor[] inputs) : this(name, x => primitive.Bind(x), inputs) => Primitive = primitive;

    /// <summary>The primitive; null when it is a function made of several.</summary>
    public Primitive? Primitive { get; }

    /// <summary>An argument that is a constant although it is a number; −1 for none.</summary>
    public int IsConstant { get; init; } = -1;

    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>Every primitive, with the domains on which it is differentiable.</summary>
public static class DerivativeCases
{
    private static int seed;

    /// <summary>Primitives with derivatives.</summary>
    public static readonly DerivativeCase[] Smooth =
    [
        Two(Primitives.Add, -2, 2), Two(Primitives.Subtract, -2, 2), Two(Primitives.Multiply, -2, 2),
        Of(Primitives.Divide, In(-2, 2), Away(0.5, 2)),
        Of(Primitives.Power, In(0.3, 2), In(-2, 2)),
        new(Primitives.Power, "power of negative numbers by constants", Tensor.Of(-1.5, -0.7, 0.4), Tensor.Of(3.0, 2, 1)) { IsConstant = 1 },
        Of(Primitives.Atan2, Away(0.4, 2), Away(0.4, 2)),
        Of(Primitives.Maximum, Tensor.Of(1.0, 2, -3, 0.5), Tensor.Of(1.5, 1, -4, 1)), Of(Primitives.Minimum, Tensor.Of(1.0, 2, -3, 0.5), Tensor.Of(1.5, 1, -4, 1)),
        One(Primitives.Negate, -2, 2), Of(Primitives.Abs, Away(0.2, 2)),
        One(Primitives.Exp, -2, 2), One(Primitives.Expm1, -2, 2), One(Primitives.Log, 0.3, 3), One(Primitives.Log1p, -0.6, 3), One(Primitives.Sqrt, 0.3, 3),
        One(Primitives.Sin, -3, 3), One(Primitives.Cos, -3, 3), One(Primitives.Tan, -1, 1),
        One(Primitives.Asin, -0.8, 0.8), One(Primitives.Acos, -0.8, 0.8), One(Primitives.Atan, -3, 3),
        One(Primitives.Sinh, -2, 2), One(Primitives.Cosh, -2, 2), One(Primitives.Tanh, -2, 2),
        One(Primitives.Asinh, -3, 3), One(Primitives.Acosh, 1.4, 4), One(Primitives.Atanh, -0.8, 0.8),
        One(Primitives.Sigmoid, -4, 4), One(Primitives.Erf, -2, 2),
        Of(Primitives.Select, Tensor.Of(true, false, true, false), In(-2, 2, 4), In(-2, 2, 4)),
        Of(new Cast(DType.Float64), In(-2, 2)), Of(new Transfer(Device.Cpu), In(-2, 2)),
        Of(new Reshape([3, 2]), In(-2, 2, 2, 3)), Of(new Permute(2, 0, 1), In(-2, 2, 2, 3, 2)),
        Of(new BroadcastTo([2, 3, 4]), In(-2, 2, 3, 1)), Of(new BroadcastTo([2, 1, 3]), In(-2, 2, 1, 3)),
        Of(new Slice([1, 0], [2, 2], [2, 1]), In(-2, 2, 4, 3)), new(new Slice([0, 1], [0, 2], [1, 1]), "slice of nothing", In(-2, 2, 3, 3)),
        Of(new Flip(0, 2), In(-2, 2, 2, 2, 3)), Of(new Pad([1, 0], [0, 2], [1, 0], 5), In(-2, 2, 2, 3)), Of(new Concatenate(1), In(-2, 2, 2, 1), In(-2, 2, 2, 3)),
        Of(new Reduce<AddOp>("sum", 1), In(-2, 2, 2, 3, 2)), new(new Reduce<AddOp>("sum", 0, 2), "sum over two axes", In(-2, 2, 2, 3, 2)),
        Of(new Reduce<MaximumOp>("max", 1), Distinct(3, 4)),
        new(new Reduce<MaximumOp>("max", 0, 1), "max over all axes", Distinct(3, 4)), Of(new Reduce<MinimumOp>("min", 0), Distinct(3, 4)),
        Of(new CumulativeSum(1), In(-2, 2, 2, 4)),
        Of(Primitives.Dot, In(-2, 2, 2, 3), In(-2, 2, 3, 4)), new(Primitives.Dot, "dot of stacks", In(-2, 2, 2, 2, 3), In(-2, 2, 2, 3, 2)),
        Of(new Gather(1), In(-2, 2, 2, 4), Tensor.Of(new[,] { { 3, 0 }, { 3, 1 } })), Of(new ScatterAdd(1, 5), In(-2, 2, 2, 3), Tensor.Of(4, 0, 4)),
    ];

    /// <summary>Primitives that do not change with small changes of their arguments.</summary>
    public static readonly DerivativeCase[] Steps =
    [
        Of(Primitives.Sign, Away(0.2, 2)), Of(Primitives.Floor, Tensor.Of(-1.5, 0.3, 2.7)),
        Two(Primitives.Greater, -2, 2), Two(Primitives.GreaterOrEqual, -2, 2), Two(Primitives.Less, -2, 2),
        Two(Primitives.LessOrEqual, -2, 2), Two(Primitives.Equal, -2, 2), Two(Primitives.NotEqual, -2, 2),
        Of(new ArgReduce<GreaterOp>("argmax", 1), Distinct(3, 4)), Of(new ArgReduce<LessOp>("argmin", 0), Distinct(3, 4)),
    ];

    /// <summary>Functions that Gradus.Tensors makes of primitives.</summary>
    public static readonly DerivativeCase[] Composed =
    [
        new("mean", x => x[0].Mean(1), In(-2, 2)), new("product", x => x[0].Product(0), In(0.5, 2, 5, 2)), new("variance", x => x[0].Variance(1, correction: 1), In(-2, 2)),
        new("standard deviation", x => x[0].StandardDeviation(0), In(-2, 2)), new("norm 1", x => x[0].Norm(1), Away(0.3, 2)),
        new("norm 2", x => x[0].Norm(2, 1), In(-2, 2)), new("norm 3", x => x[0].Norm(3), Away(0.3, 2)),
        new("norm infinity", x => x[0].Norm(double.PositiveInfinity), Distinct(2, 3)), new("relu", x => Relu(x[0]), Away(0.2, 2)), new("softplus", x => Softplus(x[0]), In(-4, 4)),
        new("clip", x => Clip(x[0], -1, 1), Tensor.Of(-1.5, -0.3, 0.9, 1.2)), new("round", x => x[0] * Round(x[0]), Tensor.Of(-1.7, 0.2, 2.9)),
        new("a vector times a matrix", x => x[0].MatMul(x[1]), In(-2, 2, 3), In(-2, 2, 3, 2)),
        new("a matrix times a vector", x => x[0].MatMul(x[1]), In(-2, 2, 2, 3), In(-2, 2, 3)),
        new("a stack of matrices times one", x => x[0].MatMul(x[1]), In(-2, 2, 2, 2, 3), In(-2, 2, 3, 2)),
        new("a matrix times a stack of them", x => x[0].MatMul(x[1]), In(-2, 2, 2, 3), In(-2, 2, 4, 3, 2)),
        new("dot", x => Dot(x[0], x[1]), In(-2, 2, 3), In(-2, 2, 3)), new("outer", x => Outer(x[0], x[1]), In(-2, 2, 3), In(-2, 2, 2)),
        new("diagonal", x => x[0].Diagonal(1), In(-2, 2, 3, 4)), new("diagonal matrix", x => DiagonalMatrix(x[0]), In(-2, 2, 3)),
        new("lower triangle", x => x[0].LowerTriangle(), In(-2, 2, 3, 3)),
        new("broadcast arithmetic", x => (x[0] - x[1]) / (x[1] * x[1] + 1), In(-2, 2, 3, 1), In(-2, 2, 4)),
        new("where, broadcast", x => Where(x[0] > 0, x[0], x[1]), Away(0.3, 2), In(-2, 2, 3)),
        new("index", x => x[0][1, ..2], In(-2, 2, 2, 3)), new("index by steps and arrays", x => x[0][..^1, Tensor.Of(2, 0, 2)], In(-2, 2, 3, 3)),
        new("with", x => x[0].With(x[1], 1), In(-2, 2, 2, 3), In(-2, 2, 3)),
        new("with added", x => x[0].WithAdded(x[1], Tensor.Of(0, 0)), In(-2, 2, 2, 3), In(-2, 2, 2, 3)),
        new("roll", x => x[0].Roll(2, 1), In(-2, 2)), new("repeat", x => x[0].Repeat(3, 0), In(-2, 2)), new("tile", x => x[0].Tile(2, 2), In(-2, 2)),
        new("split", x => x[0].Split(3, 1)[1] * x[0].Split(3, 1)[2], In(-2, 2)), new("log-sum-exp", x => Gradus.Autodiff.Functions.LogSumExp(x[0], 0), In(-4, 4)),
    ];

    private static DerivativeCase One(Primitive primitive, double from, double to) => Of(primitive, In(from, to));

    private static DerivativeCase Two(Primitive primitive, double from, double to) => Of(primitive, In(from, to), In(from, to));

    private static DerivativeCase Of(Primitive primitive, params Tensor[] inputs) => new(primitive, primitive.Name, inputs);

    private static Tensor In(double from, double to, params int[] shape) => Filled(shape.Length == 0 ? [2, 3] : shape, random => from + ((to - from) * random.NextDouble()));

    private static Tensor Away(double from, double to) => Filled([2, 3], random => (from + ((to - from) * random.NextDouble())) * (random.Next(2) == 0 ? 1 : -1));

    private static Tensor Distinct(params int[] shape)
    {
        var order = new Stack<int>(Enumerable.Range(0, shape.Aggregate((a, b) => a * b)).OrderBy(i => i * 7919 % 101));
        return Filled(shape, _ => order.Pop() * 0.3);
    }

    private static Tensor Filled(int[] shape, Func<Random, double> element)
    {
        var random = new Random(++seed);
        var lengths = Shape.Create(shape);
        var items = new double[lengths.Size];
        for (int i = 0; i < items.Length; i++) items[i] = element(random);
        return FromSpan<double>(items, lengths);
    }
}
