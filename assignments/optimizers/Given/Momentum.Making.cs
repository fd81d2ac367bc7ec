using System.Globalization;

namespace Gradus.Optimizers;

/// <summary>The heavy ball: steps have inertia (lecture 2; Polyak, 1964).</summary>
/// <param name="rate">The learning rate α: a number, or a schedule.</param>
/// <param name="momentum">β: how much of the step before is done again.</param>
/// <param name="form">Whose formula.</param>
/// <param name="dampening">τ of PyTorch's form, from 0 to 1: b ← βb + (1 − τ)g from the second step on.</param>
/// <exception cref="ArgumentOutOfRangeException">β is not from 0 up to, but not including, 1; τ is not from 0 to 1, or not 0 in the lecture's form, which has none; there is no such form.</exception>
public sealed partial class Momentum(Schedule rate, double momentum = 0.9, MomentumForm form = MomentumForm.Lecture, double dampening = 0) : Optimizer(rate)
{
    /// <summary>β: how much of the step before is done again.</summary>
    public double Beta { get; } = Require.BelowOne(nameof(momentum), momentum);

    /// <summary>Whose formula.</summary>
    public MomentumForm Form { get; } = Require.OneOf(nameof(form), form);

    /// <summary>τ of PyTorch's form.</summary>
    public double Dampening { get; } = form == MomentumForm.PyTorch || dampening == 0 ? Require.UpToOne(nameof(dampening), dampening)
        : throw new ArgumentOutOfRangeException(nameof(dampening), string.Create(CultureInfo.InvariantCulture, $"dampening is {dampening}: the lecture's form has none. Expected 0, or MomentumForm.PyTorch."));

    /// <summary>One: the step before (v), or the gradients' sum (b).</summary>
    public override int SlotCount => 1;
}
