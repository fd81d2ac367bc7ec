using Gradus.Autodiff;
using Gradus.Tensors;

namespace Gradus.Networks;

public sealed partial class Trainer
{
    public (TrainingState State, Tensor Loss) Step(TrainingState state, Tensor x, Tensor y, RandomKey key)
    {
        Require.Given(state, x, y);
        Tensor Cost(Tensor[] weights) => Objective(weights, x, y, key);
        var ahead = optimizer.LookAhead(state.Weights, state.Optimizer);
        var next = optimizer.Step(state.Weights, Ad.Grad<Tensor[]>(Cost)(ahead), state.Optimizer);
        return (new TrainingState(next.Parameters, next.State), Cost(ahead));
    }
}
