using Gradus.Autodiff;
using Gradus.Tensors;

namespace Gradus.Probes;

/// <summary>Backward and forward passes by the module's own tape and dual numbers, of functions of several tensors.</summary>
internal static class Passes
{
    /// <summary>For each upstream gradient, the gradient of each input: all over one tape.</summary>
    internal static Tensor?[][] Backward(Func<Tensor[], Tensor> f, Tensor[] inputs, Tensor[] upstream)
    {
        var tape = new Tape();
        try
        {
            var y = f([.. inputs.Select(tape.Watch)]);
            return [.. upstream.Select(u => tape.Backward(y, u))];
        }
        finally
        {
            tape.Close();
        }
    }

    /// <summary>The result and its change; inputs without a tangent are constants.</summary>
    internal static (Tensor Primal, Tensor? Tangent) Forward(Func<Tensor[], Tensor> f, Tensor[] inputs, Tensor?[] tangents)
    {
        var trace = new ForwardMode();
        try
        {
            var y = f([.. inputs.Select((x, i) => tangents[i] is { } v ? trace.WithTangent(x, v) : x)]);
            return (trace.PrimalOf(y), trace.TangentOf(y));
        }
        finally
        {
            trace.Close();
        }
    }

    /// <summary>The gradient of a function of one tensor whose value is one number.</summary>
    internal static Tensor Gradient(Func<Tensor[], Tensor> f, Tensor x) => Backward(f, [x], [Tensor.Scalar(1, DType.Float64)])[0][0] ?? Tensor.ZerosLike(x);

    /// <summary>The gradient of f's value times v.</summary>
    internal static Tensor Pulled(Func<Tensor, Tensor> f, Tensor x, Tensor v) => Backward(t => f(t[0]), [x], [v])[0][0] ?? Tensor.ZerosLike(x);

    /// <summary>The change of f along v.</summary>
    internal static Tensor Change(Func<Tensor, Tensor> f, Tensor x, Tensor v) => Forward(t => f(t[0]), [x], [v]) is var (y, tangent) ? tangent ?? Tensor.ZerosLike(y) : x;
}
