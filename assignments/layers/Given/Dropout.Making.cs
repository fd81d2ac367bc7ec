using System.Globalization;
using Gradus.Tensors;

namespace Gradus.Layers;

/// <summary>Dropout: in training each number is set to 0 with a probability, so that no unit can rely on a single other one; in evaluation nothing is done.</summary>
/// <param name="rate">The probability with which a number is dropped; 0 up to, not including, 1.</param>
/// <exception cref="ArgumentOutOfRangeException">The rate is not in [0, 1).</exception>
/// <remarks>What is kept is divided by 1 − rate in training, so that the mean stays what it is in evaluation (inverted dropout, as everywhere today).
/// Source: lecture 3; Srivastava et al., <i>Dropout</i> (2014).</remarks>
public sealed partial class Dropout(double rate) : Layer
{
    /// <summary>The probability with which a number is dropped.</summary>
    public double Rate { get; } = rate is >= 0 and < 1 ? rate
        : throw new ArgumentOutOfRangeException(nameof(rate), rate, string.Create(CultureInfo.InvariantCulture, $"The dropout rate is {rate}: expected 0 up to, not including, 1."));

    /// <inheritdoc/>
    public override string Kind => string.Create(CultureInfo.InvariantCulture, $"Dropout({Rate})");

    /// <inheritdoc/>
    public override int ParameterCount => 0;

    /// <inheritdoc/>
    public override bool IsRandom => Rate > 0;

    /// <inheritdoc/>
    public override Shape OutputShape(Shape input) => Require.Shape(input);
}
