namespace Gradus.Optimizers;

/// <summary>Nesterov's momentum: the gradient is taken where inertia alone would lead (lecture 2; Nesterov, 1983).</summary>
/// <remarks>PyTorch's form takes it at the parameters, which are not the lecture's points x but its points x + βv.</remarks>
/// <param name="rate">The learning rate α: a number, or a schedule.</param>
/// <param name="momentum">β: how much of the step before is done again.</param>
/// <param name="form">Whose formula.</param>
/// <exception cref="ArgumentOutOfRangeException">β is not from 0 up to, but not including, 1; there is no such form.</exception>
public sealed partial class Nesterov(Schedule rate, double momentum = 0.9, MomentumForm form = MomentumForm.Lecture) : Optimizer(rate)
{
    /// <summary>β: how much of the step before is done again.</summary>
    public double Beta { get; } = Require.BelowOne(nameof(momentum), momentum);

    /// <summary>Whose formula.</summary>
    public MomentumForm Form { get; } = Require.OneOf(nameof(form), form);

    /// <summary>One: the step before (v), or the gradients' sum (b).</summary>
    public override int SlotCount => 1;

    /// <summary>In the lecture's form.</summary>
    public override bool LooksAhead => Form == MomentumForm.Lecture;
}
