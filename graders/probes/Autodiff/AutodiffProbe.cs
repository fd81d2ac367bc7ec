using Gradus.Autodiff;
using Gradus.Contracts;
using Gradus.Tensors;

namespace Gradus.Probes;

/// <summary>Carries out <see cref="IAutodiff"/> on whatever assembly stands in for Gradus.Autodiff.</summary>
/// <remarks>A call of each member that students write stands in a lambda or method of its own: a member that is gone costs only the calls that use it.</remarks>
public sealed class AutodiffProbe : IAutodiff
{
    public Shaped Elementwise(ElementwiseRule rule, int argument, Shaped[] inputs, Shaped result, TensorKind kind) =>
        Arrays.Call(kind, Local(rule, argument), [.. inputs, result]);

    public Shaped?[] ElementwiseSecond(ElementwiseRule rule, int argument, Shaped[] inputs, Shaped v)
    {
        var derivative = Local(rule, argument);
        return Arrays.Out(Passes.Backward(x => derivative([.. x, Result(rule, x)]), Arrays.In(inputs), [Arrays.In(v)])[0]);
    }

    public Shaped Sum(Shaped upstream, int[] shape, int[] axes, TensorKind kind) =>
        Arrays.Call(kind, u => Derivatives.Sum(u[0], Shape.Create(shape), axes), [upstream]);

    public Shaped Broadcast(Shaped upstream, int[] shape, TensorKind kind) =>
        Arrays.Call(kind, u => Derivatives.BroadcastTo(u[0], Shape.Create(shape)), [upstream]);

    public Shaped Transpose(Shaped upstream, int[] order, TensorKind kind) =>
        Arrays.Call(kind, u => Derivatives.Transpose(u[0], order), [upstream]);

    public Shaped MatMul(int argument, Shaped upstream, Shaped a, Shaped b, TensorKind kind) =>
        Arrays.Call(kind, x => Derivatives.MatMul(argument, x[0], x[1], x[2]), [upstream, a, b]);

    public Shaped? SumSecond(Shaped upstream, int[] shape, int[] axes, Shaped v) =>
        Arrays.Out(Passes.Backward(u => Derivatives.Sum(u[0], Shape.Create(shape), axes), Arrays.In([upstream]), [Arrays.In(v)])[0])[0];

    public Shaped? BroadcastSecond(Shaped upstream, int[] shape, Shaped v) =>
        Arrays.Out(Passes.Backward(u => Derivatives.BroadcastTo(u[0], Shape.Create(shape)), Arrays.In([upstream]), [Arrays.In(v)])[0])[0];

    public Shaped? TransposeSecond(Shaped upstream, int[] order, Shaped v) =>
        Arrays.Out(Passes.Backward(u => Derivatives.Transpose(u[0], order), Arrays.In([upstream]), [Arrays.In(v)])[0])[0];

    public Shaped?[] MatMulSecond(int argument, Shaped upstream, Shaped a, Shaped b, Shaped v) =>
        Arrays.Out(Passes.Backward(x => Derivatives.MatMul(argument, x[0], x[1], x[2]), Arrays.In([upstream, a, b]), [Arrays.In(v)])[0]);

    public Shaped Value(Example function, Shaped[] inputs) => Arrays.Out(Examples.Of(function)(Arrays.In(inputs)));

    public Shaped?[] Vjp(Example function, Shaped[] inputs, Shaped upstream) => VjpOfEach(function, inputs, [upstream])[0];

    public Shaped?[][] VjpOfEach(Example function, Shaped[] inputs, Shaped[] upstream) =>
        Passes.Backward(Examples.Of(function), Arrays.In(inputs), Arrays.In(upstream)) is var passes ? [.. passes.Select(Arrays.Out)] : [];

    public (Shaped Primal, Shaped? Tangent) Jvp(Example function, Shaped[] inputs, Shaped?[] tangents)
    {
        var (primal, tangent) = Passes.Forward(Examples.Of(function), Arrays.In(inputs), [.. tangents.Select(v => v is null ? null : Arrays.In(v))]);
        return (Arrays.Out(primal), tangent is null ? null : Arrays.Out(tangent));
    }

    public Shaped Second(Nesting nesting, Example function, Shaped x, Shaped v)
    {
        var f = Examples.Of(function);
        Tensor at = Arrays.In(x), along = Arrays.In(v);
        Tensor Gradient(Tensor t) => Passes.Gradient(f, t);
        Tensor Change(Tensor t) => Passes.Change(s => f([s]), t, along);
        return Arrays.Out(nesting switch
        {
            Nesting.ForwardOverReverse => Passes.Change(Gradient, at, along),
            Nesting.ReverseOverForward => Passes.Gradient(t => Change(t[0]), at),
            Nesting.ReverseOverReverse => Passes.Pulled(Gradient, at, along),
            Nesting.ForwardOverForward => Passes.Change(Change, at, along),
            _ => throw new ArgumentOutOfRangeException(nameof(nesting), nesting, "Expected a nesting of two modes."),
        });
    }

    public Shaped Derivative(Example function, int order, double x) => Arrays.Out(Ad.Derivative(Examples.OfOne(function), order)(Tensor.Scalar(x, DType.Float64)));

    public Shaped HessianVectorProduct(Example function, Shaped x, Shaped v) => Arrays.Out(Ad.HessianVectorProduct(Examples.OfOne(function), Arrays.In(x), Arrays.In(v)));

    public Shaped Hessian(Example function, Shaped x) => Arrays.Out(Ad.Hessian(Examples.OfOne(function))(Arrays.In(x)));

    public Shaped Custom(CustomFunction function, Shaped[] inputs) => Arrays.Out(Examples.Of(function)(Arrays.In(inputs)));

    public Shaped?[] CustomVjp(CustomFunction function, Shaped[] inputs, Shaped upstream) => CustomVjpOfEach(function, [inputs], [upstream])[0];

    public Shaped?[][] CustomVjpOfEach(CustomFunction function, Shaped[][] inputs, Shaped[] upstream)
    {
        var f = Examples.Of(function);
        Recorder[] uses = [.. inputs.Select(_ => new Recorder())];
        for (int i = 0; i < uses.Length; i++) f(uses[i].Watched(Arrays.In(inputs[i])));
        return [.. uses.Select((use, i) => Arrays.Out(use.Gradients(Arrays.In(upstream[i]))))];
    }

    public Shaped?[] CustomSecond(CustomFunction function, Shaped[] inputs, Shaped upstream, Shaped v)
    {
        var f = Examples.Of(function);
        Tensor Gradient(Tensor[] x) => Passes.Backward(f, x, [Arrays.In(upstream)])[0][0]!;
        return Arrays.Out(Passes.Backward(Gradient, Arrays.In(inputs), [Arrays.In(v)])[0]);
    }

    public Shaped LogSumExp(Shaped x, int axis, bool keepDims, TensorKind kind) => Arrays.Call(kind, t => Functions.LogSumExp(t[0], axis, keepDims), [x]);

    public Shaped LogSumExpGradient(Shaped x, int axis, Shaped upstream) =>
        Arrays.Out(Passes.Backward(t => Functions.LogSumExp(t[0], axis), Arrays.In([x]), Arrays.In([upstream]))[0][0] ?? Tensor.ZerosLike(Arrays.In(x)));

    private static Func<Tensor[], Tensor> Local(ElementwiseRule rule, int argument) => rule switch
    {
        ElementwiseRule.Exp => x => Derivatives.Exp(x[0], x[1]),
        ElementwiseRule.Log => x => Derivatives.Log(x[0], x[1]),
        ElementwiseRule.Sqrt => x => Derivatives.Sqrt(x[0], x[1]),
        ElementwiseRule.Sin => x => Derivatives.Sin(x[0], x[1]),
        ElementwiseRule.Cos => x => Derivatives.Cos(x[0], x[1]),
        ElementwiseRule.Tanh => x => Derivatives.Tanh(x[0], x[1]),
        ElementwiseRule.Sigmoid => x => Derivatives.Sigmoid(x[0], x[1]),
        ElementwiseRule.Multiply => x => Derivatives.Multiply(argument, x[0], x[1], x[2]),
        ElementwiseRule.Divide => x => Derivatives.Divide(argument, x[0], x[1], x[2]),
        ElementwiseRule.Maximum => x => Derivatives.Maximum(argument, x[0], x[1], x[2]),
        _ => throw Unknown(rule),
    };

    private static Tensor Result(ElementwiseRule rule, Tensor[] x) => rule switch
    {
        ElementwiseRule.Exp => Tensor.Exp(x[0]),
        ElementwiseRule.Log => Tensor.Log(x[0]),
        ElementwiseRule.Sqrt => Tensor.Sqrt(x[0]),
        ElementwiseRule.Sin => Tensor.Sin(x[0]),
        ElementwiseRule.Cos => Tensor.Cos(x[0]),
        ElementwiseRule.Tanh => Tensor.Tanh(x[0]),
        ElementwiseRule.Sigmoid => Tensor.Sigmoid(x[0]),
        ElementwiseRule.Multiply => x[0] * x[1],
        ElementwiseRule.Divide => x[0] / x[1],
        ElementwiseRule.Maximum => Tensor.Maximum(x[0], x[1]),
        _ => throw Unknown(rule),
    };

    private static ArgumentOutOfRangeException Unknown(ElementwiseRule rule) => new(nameof(rule), rule, "Expected a rule that is an exercise.");
}
