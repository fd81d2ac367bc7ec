using Gradus.Tensors;

namespace Gradus.Networks;

/// <summary>The steps of a training that nobody else looks into: a state that has been stepped from is given back at once, so that the next step finds its memory in the caches.</summary>
/// <param name="step">What does the steps.</param>
/// <param name="cancellation">Asked before each step.</param>
internal sealed class OwnSteps(StepFunction step, CancellationToken cancellation)
{
    private TrainingState? begun;

    /// <summary>The last state that a step gave since <see cref="Begin"/>.</summary>
    public TrainingState? Latest { get; private set; }

    /// <summary>An epoch begins: the tensors that it begins with are not the steps' to give back, for they may be the best so far. Later states may hold them, too, where a rule remembers them.</summary>
    public void Begin(TrainingState start) => (Latest, begun) = (null, start);

    /// <summary>A step.</summary>
    /// <exception cref="OperationCanceledException">Training has been cancelled.</exception>
    public (TrainingState State, Tensor Loss) Step(TrainingState state, Tensor x, Tensor y, Tensor rows, RandomKey key)
    {
        cancellation.ThrowIfCancellationRequested();
        var result = step(state, x, y, rows, key);
        if (ReferenceEquals(state, Latest)) Release(state, result.State);
        Latest = result.State;
        return result;
    }

    // A rule may hand on a tensor as it is, even from one place to another: the weights before become what momentum remembers.
    private void Release(TrainingState old, TrainingState next)
    {
        foreach (var tensor in old.Weights) Release(tensor, next);
        foreach (var tensor in old.Optimizer.Slots) Release(tensor, next);
        Release(old.Optimizer.Steps, next);
    }

    private void Release(Tensor tensor, TrainingState next)
    {
        if (!Holds(next, tensor) && !Holds(begun!, tensor)) tensor.Dispose();
    }

    private static bool Holds(TrainingState state, Tensor tensor) =>
        ReferenceEquals(tensor, state.Optimizer.Steps) || Holds(state.Weights, tensor) || Holds(state.Optimizer.Slots, tensor);

    private static bool Holds(Tensor[] tensors, Tensor tensor)
    {
        foreach (var other in tensors)
        {
            if (ReferenceEquals(other, tensor)) return true;
        }
        return false;
    }
}
