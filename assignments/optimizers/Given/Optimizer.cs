using Gradus.Tensors;

namespace Gradus.Optimizers;

/// <summary>A rule by which gradients change parameters. It holds settings and nothing that changes: what a rule remembers between steps stands in an <see cref="OptimizerState"/>.</summary>
/// <remarks>An optimizer says what happens to one tensor (<see cref="Update"/>). What surrounds it is the same for all: trees of tensors, the count of steps, clipping, decay
/// (<see cref="Step{T}"/>).</remarks>
/// <param name="rate">The learning rate: a number, or a schedule.</param>
public abstract partial class Optimizer(Schedule rate)
{
    /// <summary>The learning rate α.</summary>
    public Schedule Rate { get; } = rate ?? throw new ArgumentNullException(nameof(rate));

    /// <summary>Whether parameters are drawn towards 0.</summary>
    /// <exception cref="ArgumentNullException">It is set to null; <see cref="WeightDecay.None"/> is what leaves them alone.</exception>
    public WeightDecay Decay { get; init => field = value ?? throw new ArgumentNullException(nameof(value)); } = WeightDecay.None;

    /// <summary>Whether long gradients are shortened.</summary>
    /// <exception cref="ArgumentNullException">It is set to null; <see cref="Clipping.None"/> is what leaves them alone.</exception>
    public Clipping Clipping { get; init => field = value ?? throw new ArgumentNullException(nameof(value)); } = Clipping.None;

    /// <summary>How many tensors are kept for each parameter, of its type and shape.</summary>
    public abstract int SlotCount { get; }

    /// <summary>What all elements of the slots start as.</summary>
    public virtual double SlotStart => 0;

    /// <summary>Whether the gradient is taken elsewhere than at the parameter (<see cref="LookAhead(Tensor, ReadOnlySpan{Tensor})"/>).</summary>
    public virtual bool LooksAhead => false;

    /// <summary>Where the gradient of a parameter is taken: at the parameter itself, unless the rule looks ahead.</summary>
    /// <param name="value">The parameter.</param>
    /// <param name="slots">What is kept for it.</param>
    /// <returns>A tensor of the parameter's type and shape.</returns>
    public virtual Tensor LookAhead(Tensor value, ReadOnlySpan<Tensor> slots) => value;

    /// <summary>The rule, for one parameter: one step.</summary>
    /// <param name="value">The parameter: float32 or float64, any shape.</param>
    /// <param name="gradient">The gradient, of the parameter's type and shape, clipped and with L2 decay.</param>
    /// <param name="slots">What is kept for the parameter, <see cref="SlotCount"/> tensors of its type and shape. The rule writes the new ones over the old ones.</param>
    /// <param name="rate">The learning rate α at this step: one number ([]) of the parameter's type.</param>
    /// <param name="step">Which step it is, 1 at the first: one number ([]), float64.</param>
    /// <returns>The parameter after the step.</returns>
    public abstract Tensor Update(Tensor value, Tensor gradient, Span<Tensor> slots, Tensor rate, Tensor step);
}
