using Gradus.Autodiff;
using Gradus.Tensors;

namespace Gradus.Networks;

/// <content>One step.</content>
public sealed partial class Trainer
{
    /// <summary>One step of the optimizer on one batch: from the state and the batch to the next state.</summary>
    /// <param name="state">Where training is. It stays as it is: the next state is another one.</param>
    /// <param name="x">[batch, …input] the batch's examples.</param>
    /// <param name="y">[batch, …] their targets.</param>
    /// <param name="key">What dropout draws from in this step.</param>
    /// <returns>The next state, and the objective before the step: at the weights that the gradient was taken at, which are those that the optimizer's <c>LookAhead</c> gives
    /// (the state's own, but for Nesterov's rule as lecture 2 has it).</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The network does not take this batch, or the loss these targets.</exception>
    /// <remarks>A pure function in tensor operations: the same arguments give the same bits, and it can be compiled (<see cref="Compile"/>). Source: lecture 2.</remarks>
    // TODO (step)
    public (TrainingState State, Tensor Loss) Step(TrainingState state, Tensor x, Tensor y, RandomKey key)
    {
        throw new NotImplementedException("Trainer.Step");
    }
}
