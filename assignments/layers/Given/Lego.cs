using System.Runtime.CompilerServices;
using Gradus.Tensors;

namespace Gradus.Layers;

/// <summary>Layers by their names alone, as lectures 3 and 4 write networks: <c>new Sequential(Dense(64, Relu), Dropout(0.4), Dense(128, Relu), Dropout(0.3), Dense(1, Sigmoid))</c>.</summary>
/// <remarks><c>using Gradus.Layers; using static Gradus.Layers.Lego; using static Gradus.Activations.Activation;</c></remarks>
public static class Lego
{
    /// <summary>A fully connected layer, activation(x·W + b).</summary>
    /// <param name="outputs">How many outputs there are; 1 at least.</param>
    /// <param name="activation">What is done to the sums; null: nothing.</param>
    /// <param name="weights">How W starts; null: <see cref="Initializers.GlorotUniform"/>.</param>
    /// <param name="bias">How b starts; null: <see cref="Initializers.Zeros"/>.</param>
    /// <param name="hasBias">Whether there is a b.</param>
    /// <param name="name">The activation's name; the compiler gives what stands there in the code.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no output.</exception>
    public static Dense Dense(
        int outputs,
        Func<Tensor, Tensor>? activation = null,
        Initializer? weights = null,
        Initializer? bias = null,
        bool hasBias = true,
        [CallerArgumentExpression(nameof(activation))] string? name = null) =>
        new(outputs, activation, activation is null ? "" : name ?? "", weights, bias, hasBias);

    /// <summary>Dropout of numbers with a probability, in training.</summary>
    /// <param name="rate">The probability with which a number is dropped; 0 up to, not including, 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is not in [0, 1).</exception>
    public static Dropout Dropout(double rate) => new(rate);

    /// <summary>Each example's numbers along one axis.</summary>
    public static Flatten Flatten() => new();

    /// <summary>ReLU with a learned slope below 0.</summary>
    /// <param name="start">What the slope starts with.</param>
    /// <exception cref="ArgumentOutOfRangeException">The start is not finite.</exception>
    public static PReluLayer PRelu(double start = 0.25) => new(start);

    /// <summary>A function as a layer of its own.</summary>
    /// <param name="function">From a batch to a batch of the same shape.</param>
    /// <param name="name">Its name; the compiler gives what stands there in the code.</param>
    /// <exception cref="ArgumentNullException">The function is null.</exception>
    public static Activate Activate(Func<Tensor, Tensor> function, [CallerArgumentExpression(nameof(function))] string? name = null) => new(function, name ?? "");
}
