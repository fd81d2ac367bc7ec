using System.Globalization;
using Gradus.Tensors;

namespace Gradus.Layers;

/// <summary>ReLU with a slope below 0 that is learned: x where x > 0, else slope·x (so the derivative at 0 is the slope).</summary>
/// <param name="start">What the slope starts with; PyTorch's is 0.25.</param>
/// <exception cref="ArgumentOutOfRangeException">The start is not finite.</exception>
/// <remarks>One slope for all numbers, a parameter of the shape []. No penalty is for it: it would draw the slope to 0, which is ReLU. Source: lecture 4; He et al. (2015).</remarks>
public sealed class PReluLayer(double start = 0.25) : Layer
{
    /// <summary>What the slope starts with.</summary>
    public double Start { get; } = double.IsFinite(start) ? start
        : throw new ArgumentOutOfRangeException(nameof(start), start, string.Create(CultureInfo.InvariantCulture, $"The slope starts with {start}: expected a finite number."));

    /// <inheritdoc/>
    public override string Kind => string.Create(CultureInfo.InvariantCulture, $"PRelu({Start})");

    /// <inheritdoc/>
    public override int ParameterCount => 1;

    /// <inheritdoc/>
    public override Shape OutputShape(Shape input) => Require.Shape(input);

    /// <inheritdoc/>
    public override IReadOnlyList<ParameterSpec> Parameters(Shape input) => [new ParameterSpec("slope", [], new Fan(1, 1), Initializers.Constant(Start), IsWeight: false)];

    /// <inheritdoc/>
    protected override void Check(ReadOnlySpan<Tensor> weights, Tensor x) => Require.OneNumber(this, weights[0]);

    /// <inheritdoc/>
    protected override Tensor Compute(ReadOnlySpan<Tensor> weights, Tensor x, RandomKey? key)
    {
        var isPositive = x > 0;
        // Where the slope does not act it multiplies 0: the gradient of the branch not taken is 0 even for an infinite x.
        return Tensor.Where(isPositive, x, weights[0] * Tensor.Where(isPositive, 0, x));
    }
}
