using Gradus.Activations;
using Gradus.Autodiff;
using Gradus.Contracts;
using Gradus.Tensors;

namespace Gradus.Probes;

/// <summary>Carries out <see cref="IActivations"/> on whatever assembly stands in for Gradus.Activations.</summary>
/// <remarks>A call of each member that students write stands in a lambda or method of its own: a member that is gone costs only the calls that use it.</remarks>
public sealed class ActivationsProbe : IActivations
{
    public Shaped Value(ActivationFunction function, double parameter, Shaped x, TensorKind kind)
    {
        var f = ValueOf(function, parameter);
        return Arrays.Call(kind, t => f(t[0]), [x]);
    }

    public Shaped Slope(ActivationFunction function, double parameter, Shaped x, TensorKind kind)
    {
        var f = SlopeOf(function, parameter);
        return Arrays.Call(kind, t => f(t[0]), [x]);
    }

    public Shaped Gradient(ActivationFunction function, double parameter, Shaped x, Shaped upstream) => Pulled(ValueOf(function, parameter), x, upstream);

    public Shaped SecondGradient(ActivationFunction function, double parameter, Shaped x, Shaped upstream, Shaped v)
    {
        var f = ValueOf(function, parameter);
        var u = Arrays.In(upstream);
        return Pulled(t => Ad.Vjp(f, t).Pullback(u), x, v);
    }

    public Shaped ValueOfIntegers(ActivationFunction function, double parameter, int[] x) => Arrays.Out(ValueOf(function, parameter)(Tensor.Of<int>(x)));

    public Shaped PRelu(Shaped x, Shaped slope, TensorKind kind) => Arrays.Call(kind, t => Activation.PRelu(t[0], t[1]), [x, slope]);

    public Shaped[] PReluGradients(Shaped x, Shaped slope, Shaped upstream) =>
        [.. Ad.Vjp((Tensor[] t) => Activation.PRelu(t[0], t[1]), Arrays.In([x, slope])).Pullback(Arrays.In(upstream)).Select(Arrays.Out)];

    public Shaped Softmax(Shaped x, int axis, TensorKind kind) => Arrays.Call(kind, t => Activation.Softmax(t[0], axis), [x]);

    public Shaped SoftmaxGradient(Shaped x, int axis, Shaped upstream) => Pulled(t => Activation.Softmax(t, axis), x, upstream);

    public Shaped SoftmaxPullback(Shaped probabilities, Shaped upstream, TensorKind kind) => Arrays.Call(kind, t => Derivative.Softmax(t[0], t[1]), [probabilities, upstream]);

    public Shaped LogSoftmax(Shaped x, int axis, TensorKind kind) => Arrays.Call(kind, t => Activation.LogSoftmax(t[0], axis), [x]);

    public Shaped LogSoftmaxGradient(Shaped x, int axis, Shaped upstream) => Pulled(t => Activation.LogSoftmax(t, axis), x, upstream);

    private static Shaped Pulled(Func<Tensor, Tensor> f, Shaped x, Shaped upstream) => Arrays.Out(Ad.Vjp(f, Arrays.In(x)).Pullback(Arrays.In(upstream)));

    private static Func<Tensor, Tensor> ValueOf(ActivationFunction function, double parameter) => function switch
    {
        ActivationFunction.Sigmoid => x => Activation.Sigmoid(x),
        ActivationFunction.Tanh => x => Activation.Tanh(x),
        ActivationFunction.Softsign => x => Activation.Softsign(x),
        ActivationFunction.Step => x => Activation.Step(x),
        ActivationFunction.Softplus => x => Activation.Softplus(x),
        ActivationFunction.Relu => x => Activation.Relu(x),
        ActivationFunction.LeakyRelu => x => Activation.LeakyRelu(x, parameter),
        ActivationFunction.Elu => x => Activation.Elu(x, parameter),
        _ => throw Unknown(function),
    };

    private static Func<Tensor, Tensor> SlopeOf(ActivationFunction function, double parameter) => function switch
    {
        ActivationFunction.Sigmoid => x => Derivative.Sigmoid(x),
        ActivationFunction.Tanh => x => Derivative.Tanh(x),
        ActivationFunction.Softsign => x => Derivative.Softsign(x),
        ActivationFunction.Step => x => Derivative.Step(x),
        ActivationFunction.Softplus => x => Derivative.Softplus(x),
        ActivationFunction.Relu => x => Derivative.Relu(x),
        ActivationFunction.LeakyRelu => x => Derivative.LeakyRelu(x, parameter),
        ActivationFunction.Elu => x => Derivative.Elu(x, parameter),
        _ => throw Unknown(function),
    };

    private static ArgumentOutOfRangeException Unknown(ActivationFunction function) => new(nameof(function), function, "Expected a function that is an exercise.");
}
