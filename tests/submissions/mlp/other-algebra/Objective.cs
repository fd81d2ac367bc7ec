using Gradus.Tensors;

namespace Gradus.Networks;

public sealed partial class Trainer
{
    public Tensor Objective(Tensor[] weights, Tensor x, Tensor y, RandomKey? key)
    {
        Require.Given(weights, x, y);
        return penalty switch
        {
            null => Cost(weights, x, y, key),
            _ => penalty(weights) + Cost(weights, x, y, key),
        };
    }

    private Tensor Cost(Tensor[] weights, Tensor x, Tensor y, RandomKey? key) => loss(network.Apply(weights, x, key), y);
}
