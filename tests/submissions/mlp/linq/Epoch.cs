using Gradus.Tensors;

namespace Gradus.Networks;

public sealed partial class Trainer
{
    public (TrainingState State, double Loss) Epoch(TrainingState state, Tensor x, Tensor y, int batchSize, RandomKey key, StepFunction? step = null)
    {
        Require.Given(state, x, y);
        Require.SameRows(x, y);
        Require.AtLeast(1, batchSize);
        var own = step ?? Eager();
        var losses = key.Fold(0).Permutation(x.Shape[0]).ToArray<int>().Chunk(batchSize)
            .Select((rows, i) =>
            {
                (state, var loss) = own(state, x, y, Tensor.Of<int>(rows), key.Fold(i + 1));
                return (Loss: loss, rows.Length);
            })
            .ToList();
        return (state, losses.Sum(batch => batch.Loss.Item() * batch.Length) / losses.Sum(batch => batch.Length));
    }
}
