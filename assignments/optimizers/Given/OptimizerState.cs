using Gradus.Tensors;

namespace Gradus.Optimizers;

/// <summary>What an optimizer knows of the steps before. A tree of tensors like any other: it can be stored, compiled and passed on.</summary>
/// <param name="Steps">How many steps were taken: one number ([]), float64. A tensor, so that a compiled step serves for all steps.</param>
/// <param name="Slots">What is kept for the parameters, one parameter after the other: <see cref="Optimizer.SlotCount"/> tensors each.</param>
public sealed record OptimizerState(Tensor Steps, Tensor[] Slots);
