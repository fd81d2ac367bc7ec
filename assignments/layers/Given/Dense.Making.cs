using Gradus.Tensors;

namespace Gradus.Layers;

/// <summary>A fully connected layer: activation(x·W + b). Every output is a weighted sum of all inputs.</summary>
/// <param name="outputs">How many outputs there are; 1 at least.</param>
/// <param name="activation">What is done to the sums; null: nothing.</param>
/// <param name="activationName">Its name, for tables and messages; empty when there is none.</param>
/// <param name="weights">How W starts; null: <see cref="Initializers.GlorotUniform"/>.</param>
/// <param name="bias">How b starts; null: <see cref="Initializers.Zeros"/>.</param>
/// <param name="hasBias">Whether there is a b.</param>
/// <exception cref="ArgumentOutOfRangeException">There is no output.</exception>
/// <remarks>Source: lectures 2 to 4.</remarks>
public sealed partial class Dense(int outputs, Func<Tensor, Tensor>? activation, string activationName, Initializer? weights, Initializer? bias, bool hasBias) : Layer
{
    private readonly string name = FunctionName.Of(activationName);

    /// <summary>How many outputs there are.</summary>
    public int Outputs { get; } = outputs >= 1 ? outputs
        : throw new ArgumentOutOfRangeException(nameof(outputs), outputs, $"A dense layer has {outputs} outputs: expected one at least.");

    /// <summary>What is done to the sums; null: nothing.</summary>
    public Func<Tensor, Tensor>? Activation { get; } = activation;

    /// <summary>Whether a bias is added: the second parameter.</summary>
    public bool HasBias { get; } = hasBias;

    /// <summary>How the weights start.</summary>
    public Initializer WeightsStart { get; } = weights ?? Initializers.GlorotUniform;

    /// <summary>How the bias starts.</summary>
    public Initializer BiasStart { get; } = bias ?? Initializers.Zeros;

    /// <inheritdoc/>
    public override string Kind => $"Dense({Outputs}{(name == "" ? "" : $", {name}")}{(HasBias ? "" : ", hasBias: false")})";

    /// <inheritdoc/>
    public override int ParameterCount => HasBias ? 2 : 1;

    /// <inheritdoc/>
    protected override void Check(ReadOnlySpan<Tensor> weights, Tensor x) => Require.Affine(this, Outputs, weights, x);
}
