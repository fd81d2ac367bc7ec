using Gradus.Autodiff;
using Gradus.Optimizers;
using Gradus.Tensors;

namespace Gradus.Networks;

public sealed partial class Trainer
{
    public void Backpropagate(IReadOnlyList<Parameter> weights, ParameterOptimizer optimizer, Tensor x, Tensor y, RandomKey key)
    {
        Require.Given(weights, optimizer, x, y);
        Tensor[] tensors = new Tensor[weights.Count];
        for (int i = 0; i < weights.Count; i++) tensors[i] = weights[i];
        Tensor objective = Objective(tensors, x, y, key);
        for (int i = 0; i < weights.Count; i++) weights[i].ZeroGrad();
        objective.Backward();
        optimizer.Step();
    }
}
