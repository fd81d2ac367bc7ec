namespace Gradus.Optimizers;

/// <summary>RMSProp: Adagrad that forgets. The sum of squares is a running mean (lecture 2; Tieleman and Hinton, 2012).</summary>
/// <param name="rate">The learning rate α: a number, or a schedule.</param>
/// <param name="gamma">γ: the share of the mean before.</param>
/// <param name="epsilon">ε, which keeps the divisor away from 0.</param>
/// <param name="place">Where ε stands.</param>
/// <param name="start">What the means of squares start as: 0 in PyTorch, 1 in its forerunner and in TensorFlow's first version.</param>
/// <exception cref="ArgumentOutOfRangeException">γ is not from 0 up to, but not including, 1; ε or the start is negative or not finite; there is no such place.</exception>
public sealed partial class RmsProp(Schedule rate, double gamma = 0.99, double epsilon = 1e-8, EpsilonPlace place = EpsilonPlace.UnderRoot, double start = 0) : Optimizer(rate)
{
    /// <summary>γ: the share of the mean before.</summary>
    public double Gamma { get; } = Require.BelowOne(nameof(gamma), gamma);

    /// <summary>ε, which keeps the divisor away from 0.</summary>
    public double Epsilon { get; } = Require.NotNegative(nameof(epsilon), epsilon);

    /// <summary>Where ε stands.</summary>
    public EpsilonPlace Place { get; } = Require.OneOf(nameof(place), place);

    /// <summary>One: the means of squares, G.</summary>
    public override int SlotCount => 1;

    /// <inheritdoc/>
    public override double SlotStart { get; } = Require.NotNegative(nameof(start), start);
}
