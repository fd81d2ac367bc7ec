using Gradus.Autodiff;
using Gradus.Tensors;

namespace Gradus.Networks;

public sealed partial class Trainer
{
    public (TrainingState State, Tensor Loss) Step(TrainingState state, Tensor x, Tensor y, RandomKey key)
    {
        Require.Given(state, x, y);
        var from = state.Weights;
        var (value, gradient) = Ad.ValueAndGrad((Tensor[] weights) => Objective(weights, x, y, key))(from);
        var (next, memory) = optimizer.Step(state.Weights, gradient, state.Optimizer);
        return (new TrainingState(next, memory), value);
    }
}
