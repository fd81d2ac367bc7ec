using Gradus.Autodiff;
using Gradus.Contracts;
using Gradus.Losses;
using Gradus.Tensors;

namespace Gradus.Probes;

/// <summary>Carries out <see cref="ILosses"/> on whatever assembly stands in for Gradus.Losses.</summary>
/// <remarks>A call of each member that students write stands in a lambda of its own: a member that is gone costs only the calls that use it.</remarks>
public sealed class LossesProbe : ILosses
{
    public Shaped Value(LossFunction function, Shaped prediction, Shaped target, Reducing reduction, double delta, TensorKind kind)
    {
        var loss = Of(function, (int)reduction, delta);
        return Arrays.Call(kind, t => loss(t[0], t[1]), [prediction, target]);
    }

    public Shaped Gradient(LossFunction function, Shaped prediction, Shaped target, Reducing reduction, double delta)
    {
        var loss = Of(function, (int)reduction, delta);
        var y = Arrays.In(target);
        return Arrays.Out(Slope(x => loss(x, y), Arrays.In(prediction)));
    }

    public Shaped SecondGradient(LossFunction function, Shaped prediction, Shaped target, Reducing reduction, double delta, Shaped v)
    {
        var loss = Of(function, (int)reduction, delta);
        Tensor y = Arrays.In(target), weights = Arrays.In(v);
        return Arrays.Out(Ad.Vjp((Tensor x) => Slope(z => loss(z, y), x), Arrays.In(prediction)).Pullback(weights));
    }

    public Shaped ValueOfIntegers(LossFunction function, int[] prediction, int[] target) => Arrays.Out(Of(function, (int)Reducing.Mean, 1)(Tensor.Of<int>(prediction), Tensor.Of<int>(target)));

    public Shaped CrossEntropy(Shaped logits, int[] labels, Reducing reduction, TensorKind kind)
    {
        var y = Tensor.Of<int>(labels);
        return Arrays.Call(kind, t => Loss.CrossEntropy(t[0], y, (Reduction)(int)reduction), [logits]);
    }

    public Shaped CrossEntropyGradient(Shaped logits, int[] labels, Reducing reduction)
    {
        var y = Tensor.Of<int>(labels);
        return Arrays.Out(Slope(x => Loss.CrossEntropy(x, y, (Reduction)(int)reduction), Arrays.In(logits)));
    }

    public Shaped NegativeLogLikelihood(Shaped logProbabilities, int[] labels, Reducing reduction, TensorKind kind)
    {
        var y = Tensor.Of<int>(labels);
        return Arrays.Call(kind, t => Loss.NegativeLogLikelihood(t[0], y, (Reduction)(int)reduction), [logProbabilities]);
    }

    public Shaped NegativeLogLikelihoodGradient(Shaped logProbabilities, int[] labels, Reducing reduction)
    {
        var y = Tensor.Of<int>(labels);
        return Arrays.Out(Slope(x => Loss.NegativeLogLikelihood(x, y, (Reduction)(int)reduction), Arrays.In(logProbabilities)));
    }

    public Shaped Penalty(PenaltyKind penalty, Shaped[] weights, double l1Ratio, TensorKind kind) => Arrays.Call(kind, Of(penalty, l1Ratio), weights);

    public Shaped[] PenaltyGradient(PenaltyKind penalty, Shaped[] weights, double l1Ratio) => [.. Ad.Grad(Of(penalty, l1Ratio))(Arrays.In(weights)).Select(Arrays.Out)];

    private static Tensor Slope(Func<Tensor, Tensor> loss, Tensor x) => Ad.Grad(loss)(x);

    // The reduction is a number here: no type of the module stands in a signature.
    private static Func<Tensor, Tensor, Tensor> Of(LossFunction function, int reduction, double delta) => function switch
    {
        LossFunction.SquaredError => (x, y) => Loss.SquaredError(x, y, (Reduction)reduction),
        LossFunction.AbsoluteError => (x, y) => Loss.AbsoluteError(x, y, (Reduction)reduction),
        LossFunction.Huber => (x, y) => Loss.Huber(x, y, delta, (Reduction)reduction),
        LossFunction.LogLoss => (x, y) => Loss.LogLoss(x, y, (Reduction)reduction),
        LossFunction.LogLossFromLogits => (x, y) => Loss.LogLossFromLogits(x, y, (Reduction)reduction),
        LossFunction.CrossEntropyOneHot => (x, y) => Loss.CrossEntropyOneHot(x, y, (Reduction)reduction),
        _ => throw Unknown(function),
    };

    private static Func<Tensor[], Tensor> Of(PenaltyKind penalty, double l1Ratio) => penalty switch
    {
        PenaltyKind.L1 => w => Losses.Penalty.L1(w),
        PenaltyKind.L2 => w => Losses.Penalty.L2(w),
        PenaltyKind.Elastic => w => Losses.Penalty.Elastic(w, l1Ratio),
        _ => throw new ArgumentOutOfRangeException(nameof(penalty), penalty, "Expected a penalty that is an exercise."),
    };

    private static ArgumentOutOfRangeException Unknown(LossFunction function) => new(nameof(function), function, "Expected a loss that is an exercise.");
}
