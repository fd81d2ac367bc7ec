namespace Gradus.Optimizers;

/// <summary>Backpropagation with inertia, as the listing of lecture 3 has it: a step is a running mean of steps.</summary>
/// <remarks>Under a gradient that stays the same its step becomes ηg; the heavy ball's becomes ηg/(1 − α).</remarks>
/// <param name="rate">The learning rate η: a number, or a schedule.</param>
/// <param name="inertia">α: the share of the step before.</param>
/// <exception cref="ArgumentOutOfRangeException">α is not from 0 up to, but not including, 1.</exception>
public sealed partial class Inertia(Schedule rate, double inertia = 0.9) : Optimizer(rate)
{
    /// <summary>α: the share of the step before.</summary>
    public double Alpha { get; } = Require.BelowOne(nameof(inertia), inertia);

    /// <summary>One: the step before, Δ.</summary>
    public override int SlotCount => 1;
}
