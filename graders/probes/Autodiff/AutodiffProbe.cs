using Gradus.Autodiff;
using Gradus.Contracts;
using Gradus.Tensors;

namespace Gradus.Probes;

/// <summary>Carries out <see cref="IAutodiff"/> on whatever assembly stands in for Gradus.Autodiff.</summary>
/// <remarks>A call of each member that students write stands in a lambda or method of its own: a member that is gone costs only the calls that use it.</remarks>
public sealed class AutodiffProbe : IAutodiff
{
    public Shaped Elementwise(ElementwiseRule rule, int argument, Shaped[] inputs, Shaped result, TensorKind kind)
    {
        Func<Tensor[], Tensor> derivative = rule switch
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
            _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "Expected a rule that is an exercise."),
        };
        return Arrays.Call(kind, derivative, [.. inputs, result]);
    }

    public Shaped Sum(Shaped upstream, int[] shape, int[] axes, TensorKind kind) =>
        Arrays.Call(kind, u => Derivatives.Sum(u[0], Shape.Create(shape), axes), [upstream]);

    public Shaped Broadcast(Shaped upstream, int[] shape, TensorKind kind) =>
        Arrays.Call(kind, u => Derivatives.BroadcastTo(u[0], Shape.Create(shape)), [upstream]);

    public Shaped Transpose(Shaped upstream, int[] order, TensorKind kind) =>
        Arrays.Call(kind, u => Derivatives.Transpose(u[0], order), [upstream]);

    public Shaped MatMul(int argument, Shaped upstream, Shaped a, Shaped b, TensorKind kind) =>
        Arrays.Call(kind, x => Derivatives.MatMul(argument, x[0], x[1], x[2]), [upstream, a, b]);

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

    public Shaped?[] CustomVjp(CustomFunction function, Shaped[] inputs, Shaped upstream)
    {
        var use = new Recorder();
        Examples.Of(function)(use.Watched(Arrays.In(inputs)));
        return Arrays.Out(use.Gradients(Arrays.In(upstream)));
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
}
