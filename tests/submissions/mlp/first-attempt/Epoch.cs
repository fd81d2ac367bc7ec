using Gradus.Data;
using Gradus.Tensors;

namespace Gradus.Networks;

public sealed partial class Trainer
{
    public (TrainingState State, double Loss) Epoch(TrainingState state, Tensor x, Tensor y, int batchSize, RandomKey key, StepFunction? step = null)
    {
        Require.Given(state, x, y);
        Require.SameRows(x, y);
        Require.AtLeast(1, batchSize);
        step ??= Eager();
        double sum = 0;
        int batch = 0;
        foreach (var rows in new Batches(x.Shape[0], batchSize, key.Fold(0)))
        {
            (state, var loss) = step(state, x, y, rows, key.Fold(++batch));
            sum += loss.Item();
        }
        return (state, sum / batch);
    }
}
