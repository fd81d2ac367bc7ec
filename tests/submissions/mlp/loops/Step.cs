using Gradus.Autodiff;
using Gradus.Tensors;

namespace Gradus.Networks;

public sealed partial class Trainer
{
    public (TrainingState State, Tensor Loss) Step(TrainingState state, Tensor x, Tensor y, RandomKey key)
    {
        Require.Given(state, x, y);
        Tensor[] at = optimizer.LooksAhead ? optimizer.LookAhead(state.Weights, state.Optimizer) : state.Weights;
        var (value, back) = Ad.Vjp<Tensor[], Tensor>(w => Objective(w, x, y, key), at);
        Tensor[] gradient = back(Tensor.OnesLike(value));
        var (weights, memory) = optimizer.Step(state.Weights, gradient, state.Optimizer);
        return (state with { Weights = weights, Optimizer = memory }, value);
    }
}
