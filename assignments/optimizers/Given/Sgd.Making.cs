namespace Gradus.Optimizers;

/// <summary>Gradient descent: on all rows it is GD, on batches it is SGD (lectures 2 and 3).</summary>
/// <param name="rate">The learning rate α: a number, or a schedule.</param>
public sealed partial class Sgd(Schedule rate) : Optimizer(rate)
{
    /// <summary>Nothing is kept.</summary>
    public override int SlotCount => 0;
}
