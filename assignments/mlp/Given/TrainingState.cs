using Gradus.Optimizers;
using Gradus.Tensors;

namespace Gradus.Networks;

/// <summary>All that changes while a network is trained. It is never changed itself: a step makes another one.</summary>
/// <param name="Weights">The network's weights, in its order.</param>
/// <param name="Optimizer">What the optimizer remembers.</param>
public sealed record TrainingState(Tensor[] Weights, OptimizerState Optimizer);

/// <summary>Does a step on some of the rows: <see cref="Trainer.Eager"/>, <see cref="Trainer.Compile"/>, or something of one's own.</summary>
/// <param name="state">Where training is.</param>
/// <param name="x">[n, …input] all examples.</param>
/// <param name="y">[n, …] their targets.</param>
/// <param name="rows">int32 [batch] the rows of this step.</param>
/// <param name="key">What is random in this step comes from it.</param>
/// <returns>The next state, and the loss of the batch, one number.</returns>
public delegate (TrainingState State, Tensor Loss) StepFunction(TrainingState state, Tensor x, Tensor y, Tensor rows, RandomKey key);
