using Gradus.Autodiff;
using Gradus.Tensors;
using static Gradus.Tensors.Tensor;

namespace Gradus.Losses;

public static partial class Loss
{
    public static Tensor SquaredError(Tensor prediction, Tensor target, Reduction reduction = Reduction.Mean)
    {
        Require.Alike(prediction, target);
        var residual = prediction - target;
        return Reduce(residual * residual, reduction);
    }

    public static Tensor AbsoluteError(Tensor prediction, Tensor target, Reduction reduction = Reduction.Mean)
    {
        Require.Alike(prediction, target);
        return Reduce(Abs(target - prediction), reduction);
    }

    public static Tensor Huber(Tensor prediction, Tensor target, double delta = 1, Reduction reduction = Reduction.Mean)
    {
        Require.Alike(prediction, target);
        Require.Positive(delta);
        var size = Abs(prediction - target);
        var inside = Minimum(size, delta);
        return Reduce((0.5 * Square(inside)) + (delta * (size - inside)), reduction);
    }

    public static Tensor LogLoss(Tensor probabilities, Tensor targets, Reduction reduction = Reduction.Mean)
    {
        Require.Alike(probabilities, targets);
        Require.Probabilities(probabilities);
        Require.Probabilities(targets);
        double epsilon = Epsilon(probabilities.DType);
        var p = Clip(probabilities, epsilon, 1 - epsilon);
        return Reduce(Where(Equal(targets, 1), -Log(p), Where(Equal(targets, 0), -Log(1 - p), -(targets * Log(p)) - ((1 - targets) * Log(1 - p)))), reduction);
    }

    public static Tensor LogLossFromLogits(Tensor logits, Tensor targets, Reduction reduction = Reduction.Mean)
    {
        Require.Alike(logits, targets);
        Require.Probabilities(targets);
        var isPositive = logits >= 0;
        var negative = Where(isPositive, -logits, logits);
        return Reduce(Log1p(Exp(negative)) + (logits * (Where(isPositive, 1, 0, logits.DType) - targets)), reduction);
    }

    public static Tensor CrossEntropy(Tensor logits, Tensor labels, Reduction reduction = Reduction.Mean)
    {
        Require.Labels(logits, labels);
        var z = logits - Ad.StopGradient(logits.Max(1, keepDims: true));
        return NegativeLogLikelihood(z - Log(Exp(z).Sum(1, keepDims: true)), labels, reduction);
    }

    public static Tensor CrossEntropyOneHot(Tensor logits, Tensor targets, Reduction reduction = Reduction.Mean)
    {
        Require.Rows(logits);
        Require.Alike(logits, targets);
        Require.Distributions(targets);
        var z = logits - Ad.StopGradient(logits.Max(1, keepDims: true));
        return Reduce((targets * (Log(Exp(z).Sum(1, keepDims: true)) - z)).Sum(1), reduction);
    }

    public static Tensor NegativeLogLikelihood(Tensor logProbabilities, Tensor labels, Reduction reduction = Reduction.Mean)
    {
        Require.Labels(logProbabilities, labels);
        var isLabel = Equal(labels.ExpandDims(1), Range(logProbabilities.Shape[1]));
        return Reduce(Where(isLabel, -logProbabilities, 0).Sum(1), reduction);
    }
}

public static partial class Penalty
{
    public static Tensor L1<T>(T weights)
    {
        var sums = Require.Weights(weights).Select(w => Abs(w).Sum());
        return Stack([.. sums]).Sum();
    }

    public static Tensor L2<T>(T weights)
    {
        var sums = Require.Weights(weights).Select(w => (w * w).Sum());
        return Stack([.. sums]).Sum();
    }

    public static Tensor Elastic<T>(T weights, double l1Ratio = 0.5)
    {
        Require.Share(l1Ratio);
        return (l1Ratio * L1(weights)) + ((1 - l1Ratio) / 2 * L2(weights));
    }
}
