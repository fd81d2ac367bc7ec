using Gradus.Tensors;

namespace Gradus.Networks;

/// <content>What is made small.</content>
public sealed partial class Trainer
{
    /// <summary>What training makes small: the loss of the network's answers to a batch, plus the penalty of the weights where the trainer was given one.</summary>
    /// <param name="weights">The network's weights, in its order.</param>
    /// <param name="x">[batch, …input] the examples.</param>
    /// <param name="y">[batch, …] what the loss compares the answers with: labels, numbers.</param>
    /// <param name="key">A key: training, where dropout drops. None: evaluation, where nothing is random.</param>
    /// <returns>One number. The loss takes the network's output as it is: a loss of logits softens them itself, once.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The network does not take these weights or examples, or the loss these targets; the message says which.</exception>
    /// <remarks>Source: lecture 3, cost functions and the penalties L1, L2.</remarks>
    // TODO (objective)
    public Tensor Objective(Tensor[] weights, Tensor x, Tensor y, RandomKey? key)
    {
        throw new NotImplementedException("Trainer.Objective");
    }
}
