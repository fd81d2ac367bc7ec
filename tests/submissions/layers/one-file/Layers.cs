using Gradus.Tensors;

namespace Gradus.Layers;

public sealed partial class Dense
{
    protected override Tensor Compute(ReadOnlySpan<Tensor> weights, Tensor x, RandomKey? key)
    {
        var f = Activation ?? (sums => sums);
        return f(HasBias ? weights[1] + x.MatMul(weights[0]) : x.MatMul(weights[0]));
    }

    public override Shape OutputShape(Shape input)
    {
        Require.Features(this, input);
        return Shape.Create(Outputs);
    }

    public override IReadOnlyList<ParameterSpec> Parameters(Shape input)
    {
        Require.Features(this, input);
        IEnumerable<ParameterSpec> both =
        [
            new("weights", [input[0], Outputs], new Fan(input[0], Outputs), WeightsStart, true),
            new("bias", [Outputs], new Fan(input[0], Outputs), BiasStart, false),
        ];
        return [.. both.Take(ParameterCount)];
    }
}

public sealed partial class Dropout
{
    protected override Tensor Compute(ReadOnlySpan<Tensor> weights, Tensor x, RandomKey? key)
    {
        if (!key.HasValue || Rate == 0) return x;
        Tensor isDropped = key.Value.Uniform(x.Shape, dtype: x.DType) < Rate;
        return Tensor.Where(isDropped, 0, x / (1 - Rate));
    }
}

public sealed partial class Flatten
{
    protected override Tensor Compute(ReadOnlySpan<Tensor> weights, Tensor x, RandomKey? key) => x.Reshape([x.Shape[0], OutputShape(x.Shape.Without([0]))[0]]);

    public override Shape OutputShape(Shape input)
    {
        int size = 1;
        foreach (int length in input) size *= length;
        return [size];
    }
}

public sealed partial class Sequential
{
    public override Shape OutputShape(Shape input) => Enumerable.Range(0, Count).Aggregate(input, (shape, i) => OutputShapeOf(i, shape));

    public override IReadOnlyList<ParameterSpec> Parameters(Shape input) => [.. From(0, input)];

    protected override Tensor Compute(ReadOnlySpan<Tensor> weights, Tensor x, RandomKey? key) => From(0, weights, x, key);

    private IEnumerable<ParameterSpec> From(int i, Shape input) => i == Count ? [] :
        ParametersOf(i, input).Select(spec => spec with { Name = i.ToString(System.Globalization.CultureInfo.InvariantCulture) + "." + spec.Name }).Concat(From(i + 1, OutputShapeOf(i, input)));

    private Tensor From(int i, ReadOnlySpan<Tensor> weights, Tensor x, RandomKey? key)
    {
        if (i == Count) return x;
        int own = this[i].ParameterCount;
        var y = ApplyLayer(i, weights[..own], x, key?.Fold(i));
        return From(i + 1, weights[own..], y, key);
    }
}

public static partial class Initializers
{
    public static Tensor Normal(RandomKey key, Shape shape, Fan fan, DType dtype) => key.Normal(shape, 0, 1, dtype);

    public static Tensor GlorotUniform(RandomKey key, Shape shape, Fan fan, DType dtype) => Within(key, shape, fan, dtype, 2.0 / (fan.In + fan.Out));

    public static Tensor GlorotNormal(RandomKey key, Shape shape, Fan fan, DType dtype) => Around(key, shape, fan, dtype, 2.0 / (fan.In + fan.Out));

    public static Tensor HeUniform(RandomKey key, Shape shape, Fan fan, DType dtype) => Within(key, shape, fan, dtype, 2.0 / fan.In);

    public static Tensor HeNormal(RandomKey key, Shape shape, Fan fan, DType dtype) => Around(key, shape, fan, dtype, 2.0 / fan.In);

    private static Tensor Within(RandomKey key, Shape shape, Fan fan, DType dtype, double variance)
    {
        Require.Fan(fan);
        return key.Uniform(shape, -Math.Sqrt(3 * variance), Math.Sqrt(3 * variance), dtype);
    }

    private static Tensor Around(RandomKey key, Shape shape, Fan fan, DType dtype, double variance)
    {
        Require.Fan(fan);
        return key.Normal(shape, 0, Math.Sqrt(variance), dtype);
    }
}
