using Gradus.Tensors;

namespace Gradus.Networks;

public sealed partial class Trainer
{
    public (TrainingState State, double Loss) Epoch(TrainingState state, Tensor x, Tensor y, int batchSize, RandomKey key, StepFunction? step = null)
    {
        Require.Given(state, x, y);
        Require.SameRows(x, y);
        Require.AtLeast(1, batchSize);
        if (step == null) step = Eager();
        int n = x.Shape[0];
        int[] order = key.Fold(0).Permutation(n).ToArray<int>();
        double mean = 0;
        int batch = 0;
        for (int begin = 0; begin < n; begin += batchSize)
        {
            int end = Math.Min(begin + batchSize, n);
            batch++;
            var result = step(state, x, y, Tensor.Of<int>(order[begin..end]), key.Fold(batch));
            state = result.State;
            mean += result.Loss.Item() * (end - begin) / n;
        }
        return (state, mean);
    }
}
