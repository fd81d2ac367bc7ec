using Gradus.Layers;
using Gradus.Optimizers;
using Gradus.Tensors;

namespace Gradus.Networks;

/// <summary>Trains a network: what is made small, a step of it, an epoch of steps.</summary>
/// <remarks><para>It holds no weights: they are in the <see cref="TrainingState"/> that goes from step to step. <c>(state, double loss) = trainer.Epoch(state, x, y, 32, key.Fold(epoch), step)</c>.</para>
/// <para>Equal states, data and keys give equal bits, compiled or not, with any number of threads.</para></remarks>
/// <param name="network">What is trained.</param>
/// <param name="optimizer">How the weights change.</param>
/// <param name="loss">What the network's output costs, given the targets: one number, <c>(output, y) => Loss.CrossEntropy(output, y)</c>.</param>
/// <param name="penalty">What the weights cost by themselves, one number of all of them; null: nothing. Biases go free with <c>w => 1e-4 * Penalty.L2(network.Weights(w, input))</c>.</param>
/// <exception cref="ArgumentNullException">There is no network, optimizer or loss.</exception>
public sealed partial class Trainer(Layer network, Optimizer optimizer, Func<Tensor, Tensor, Tensor> loss, Func<Tensor[], Tensor>? penalty = null)
{
    private readonly Layer network = network ?? throw new ArgumentNullException(nameof(network));
    private readonly Optimizer optimizer = optimizer ?? throw new ArgumentNullException(nameof(optimizer));
    private readonly Func<Tensor, Tensor, Tensor> loss = loss ?? throw new ArgumentNullException(nameof(loss));
    private readonly Func<Tensor[], Tensor>? penalty = penalty;

    /// <summary>Where training starts: weights drawn by the layers' initialisers, and an optimizer that remembers nothing.</summary>
    /// <param name="key">Where the weights come from.</param>
    /// <param name="input">The shape of one example, without the batch axis: [64].</param>
    /// <param name="dtype">float32 or float64.</param>
    /// <exception cref="ArgumentException">The network does not take such an example.</exception>
    /// <remarks>From weights of one's own: <c>new TrainingState(weights, optimizer.Start(weights))</c>.</remarks>
    public TrainingState Start(RandomKey key, Shape input, DType dtype = DType.Float32)
    {
        ArgumentNullException.ThrowIfNull(input);
        var weights = network.Initialize(key, input, dtype);
        return new TrainingState(weights, optimizer.Start(weights));
    }
}
