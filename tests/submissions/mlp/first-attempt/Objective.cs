using Gradus.Tensors;

namespace Gradus.Networks;

public sealed partial class Trainer
{
    public Tensor Objective(Tensor[] weights, Tensor x, Tensor y, RandomKey? key)
    {
        Require.Given(weights, x, y);
        var ofAnswers = loss(network.Apply(weights, x, key), y);
        return penalty is null ? ofAnswers : ofAnswers + (penalty(weights) / x.Shape[0]);
    }
}
