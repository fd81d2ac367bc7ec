using Gradus.Tensors;

namespace Gradus.Losses;

public static partial class Loss
{
    public static Tensor CrossEntropy(Tensor logits, Tensor labels, Reduction reduction = Reduction.Mean)
    {
        Require.Labels(logits, labels);
        return Reduce(Rows.Costs(Rows.LogSoftmax(logits), labels), reduction);
    }

    public static Tensor CrossEntropyOneHot(Tensor logits, Tensor targets, Reduction reduction = Reduction.Mean)
    {
        Require.Rows(logits);
        Require.Alike(logits, targets);
        Require.Distributions(targets);
        return Reduce((-targets * Rows.LogSoftmax(logits)).Sum(1), reduction);
    }
}
