using Gradus.Activations;
using Gradus.Tensors;

namespace Gradus.Tests.Activations;

/// <summary>An activation function of each element, with its derivative by formula.</summary>
public sealed record Elementwise(string Name, double Parameter, Func<Tensor, Tensor> Value, Func<Tensor, Tensor> Slope)
{
    /// <summary>All of them, with some parameters.</summary>
    public static IReadOnlyList<Elementwise> All { get; } =
    [
        Of("sigmoid", 0), Of("tanh", 0), Of("softsign", 0), Of("step", 0), Of("softplus", 0), Of("relu", 0), Of("leaky-relu", 0.01), Of("leaky-relu", -0.3), Of("elu", 1), Of("elu", 0.5),
    ];

    public static Elementwise Of(string name, double parameter) => name switch
    {
        "sigmoid" => new(name, parameter, Activation.Sigmoid, Derivative.Sigmoid),
        "tanh" => new(name, parameter, Activation.Tanh, Derivative.Tanh),
        "softsign" => new(name, parameter, Activation.Softsign, Derivative.Softsign),
        "step" => new(name, parameter, Activation.Step, Derivative.Step),
        "softplus" => new(name, parameter, Activation.Softplus, Derivative.Softplus),
        "relu" => new(name, parameter, Activation.Relu, Derivative.Relu),
        "leaky-relu" => new(name, parameter, x => Activation.LeakyRelu(x, parameter), x => Derivative.LeakyRelu(x, parameter)),
        "elu" => new(name, parameter, x => Activation.Elu(x, parameter), x => Derivative.Elu(x, parameter)),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "There is no such activation function."),
    };

    public override string ToString() => Parameter == 0 ? Name : FormattableString.Invariant($"{Name}({Parameter})");
}
