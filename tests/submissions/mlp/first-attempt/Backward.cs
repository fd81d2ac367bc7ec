using Gradus.Autodiff;
using Gradus.Optimizers;
using Gradus.Tensors;

namespace Gradus.Networks;

public sealed partial class Trainer
{
    public void Backpropagate(IReadOnlyList<Parameter> weights, ParameterOptimizer optimizer, Tensor x, Tensor y, RandomKey key)
    {
        Require.Given(weights, optimizer, x, y);
        Objective([.. weights], x, y, key).Backward();
        optimizer.Step();
    }
}
