using Gradus.Autodiff;
using Gradus.Optimizers;
using Gradus.Tensors;

namespace Gradus.Networks;

/// <content>One step in PyTorch's manner.</content>
public sealed partial class Trainer
{
    /// <summary>One step in PyTorch's manner: forget the old gradients, compute the objective, go back through it, let the optimizer change the parameters.</summary>
    /// <param name="weights">The network's weights as parameters, in its order; their values change.</param>
    /// <param name="optimizer">What changes them: an optimizer of these parameters. The trainer's own has no part in it.</param>
    /// <param name="x">[batch, …input] the batch's examples.</param>
    /// <param name="y">[batch, …] their targets.</param>
    /// <param name="key">What dropout draws from in this step.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The network does not take this batch, or the loss these targets.</exception>
    /// <remarks>Gradients add up in <see cref="Parameter.Grad"/> until they are forgotten: what another loss left there, or the step before, must not count. After the call the gradients of
    /// this step stand there. Source: lecture 2.</remarks>
    // TODO (backward)
    public void Backpropagate(IReadOnlyList<Parameter> weights, ParameterOptimizer optimizer, Tensor x, Tensor y, RandomKey key)
    {
        throw new NotImplementedException("Trainer.Backpropagate");
    }
}
