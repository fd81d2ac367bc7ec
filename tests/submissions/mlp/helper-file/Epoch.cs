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
        var order = new RowOrder(x.Shape[0], key.Fold(0));
        var mean = new WeightedMean();
        for (int i = 0; i < order.BatchesOf(batchSize); i++)
        {
            int[] rows = order.Batch(i, batchSize);
            (state, var loss) = step(state, x, y, Tensor.Of<int>(rows), key.Fold(i + 1));
            mean.Add(loss.Item(), rows.Length);
        }
        return (state, mean.Value);
    }
}
