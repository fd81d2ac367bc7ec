using Gradus.Tensors;

namespace Gradus.Networks;

public sealed partial class Trainer
{
    public Tensor Objective(Tensor[] weights, Tensor x, Tensor y, RandomKey? key)
    {
        Require.Given(weights, x, y);
        Tensor cost = loss(network.Apply(weights, x, key), y);
        if (penalty != null) cost += penalty(weights);
        return cost;
    }
}
