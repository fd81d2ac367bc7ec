using Gradus.Data;
using Gradus.Tensors;

namespace Gradus.Networks;

/// <content>One pass over the rows.</content>
public sealed partial class Trainer
{
    /// <summary>One epoch: a step for each batch, until every row has come once, in a random order.</summary>
    /// <param name="state">Where training is.</param>
    /// <param name="x">[n, …input] all examples.</param>
    /// <param name="y">[n, …] their targets.</param>
    /// <param name="batchSize">How many rows a batch has, at least 1; the last one has what is left.</param>
    /// <param name="key">The epoch's key: another one for each epoch, or each will have the same order.</param>
    /// <param name="step">What does a step; null: <see cref="Eager"/>. <see cref="Compile"/> makes a faster one, once for all epochs.</param>
    /// <returns>The state after the last step, and the mean of the steps' losses over all rows: each counts by the rows of its batch, a short last one by less.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">There are no rows, or not as many targets as examples.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The batch size is less than 1.</exception>
    /// <remarks><para>The order and the keys are part of the contract. The order is <c>key.Fold(0).Permutation(n)</c>, cut into stretches of the batch size from its beginning. Batch i, from 0,
    /// is <c>step(state, x, y, rows, key.Fold(i + 1))</c>: all of x and y, the stretch as an int32 tensor, and a key that no other batch has.</para>
    /// <para>Source: lecture 2, stochastic gradient descent.</para></remarks>
    // TODO (epoch)
    public (TrainingState State, double Loss) Epoch(TrainingState state, Tensor x, Tensor y, int batchSize, RandomKey key, StepFunction? step = null)
    {
        throw new NotImplementedException("Trainer.Epoch");
    }
}
