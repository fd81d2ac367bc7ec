namespace Gradus.Optimizers;

/// <summary>Adagrad: every element has a rate of its own, which falls with the squares of its gradients so far (lecture 2; Duchi, Hazan and Singer, 2011).</summary>
/// <param name="rate">The learning rate α: a number, or a schedule.</param>
/// <param name="epsilon">ε, which keeps the divisor away from 0.</param>
/// <param name="place">Where ε stands.</param>
/// <param name="start">What the sums of squares start as.</param>
/// <exception cref="ArgumentOutOfRangeException">ε or the start is negative or not finite; there is no such place.</exception>
public sealed partial class Adagrad(Schedule rate, double epsilon = 1e-10, EpsilonPlace place = EpsilonPlace.UnderRoot, double start = 0) : Optimizer(rate)
{
    /// <summary>ε, which keeps the divisor away from 0.</summary>
    public double Epsilon { get; } = Require.NotNegative(nameof(epsilon), epsilon);

    /// <summary>Where ε stands.</summary>
    public EpsilonPlace Place { get; } = Require.OneOf(nameof(place), place);

    /// <summary>One: the sums of squares, G.</summary>
    public override int SlotCount => 1;

    /// <inheritdoc/>
    public override double SlotStart { get; } = Require.NotNegative(nameof(start), start);
}
