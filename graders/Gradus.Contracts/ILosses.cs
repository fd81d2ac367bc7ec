namespace Gradus.Contracts;

/// <summary>The losses that compare a tensor of predictions with one of targets.</summary>
public enum LossFunction
{
    /// <summary>(prediction − target)².</summary>
    SquaredError,

    /// <summary>|prediction − target|.</summary>
    AbsoluteError,

    /// <summary>½r² where |r| ≤ δ, δ(|r| − ½δ) elsewhere.</summary>
    Huber,

    /// <summary>−(y ln p + (1 − y) ln(1 − p)), of probabilities.</summary>
    LogLoss,

    /// <summary>The same, of logits.</summary>
    LogLossFromLogits,

    /// <summary>−Σ yⱼ ln pⱼ of each row, p = softmax(logits).</summary>
    CrossEntropyOneHot,
}

/// <summary>What becomes of many losses.</summary>
public enum Reducing
{
    /// <summary>Their mean.</summary>
    Mean,

    /// <summary>Their sum.</summary>
    Sum,

    /// <summary>They stay.</summary>
    None,
}

/// <summary>The penalties on large weights.</summary>
public enum PenaltyKind
{
    /// <summary>Σ|w|.</summary>
    L1,

    /// <summary>Σw².</summary>
    L2,

    /// <summary>ρΣ|w| + ½(1 − ρ)Σw².</summary>
    Elastic,
}

/// <summary>The module <c>Gradus.Losses</c>: losses and penalties.</summary>
/// <remarks>Tensors cross as <see cref="Shaped"/>. Gradients are those of reverse mode through the value. A loss other than Huber's gets a δ that it does not read, a penalty other than the elastic one
/// a ρ.</remarks>
public interface ILosses
{
    /// <summary>A loss of predictions and targets.</summary>
    /// <param name="function">Which.</param>
    /// <param name="prediction">Numbers, probabilities or logits.</param>
    /// <param name="target">What they should be.</param>
    /// <param name="reduction">What becomes of the losses.</param>
    /// <param name="delta">Huber's δ.</param>
    /// <param name="kind">What tensors to call it with.</param>
    Shaped Value(LossFunction function, Shaped prediction, Shaped target, Reducing reduction, double delta, TensorKind kind);

    /// <summary>The gradient of the predictions of a mean or a sum.</summary>
    Shaped Gradient(LossFunction function, Shaped prediction, Shaped target, Reducing reduction, double delta);

    /// <summary>The gradient of the predictions of the sum over v · (the gradient that <see cref="Gradient"/> gives).</summary>
    Shaped SecondGradient(LossFunction function, Shaped prediction, Shaped target, Reducing reduction, double delta, Shaped v);

    /// <summary>A loss that is called with int32 tensors.</summary>
    Shaped ValueOfIntegers(LossFunction function, int[] prediction, int[] target);

    /// <summary>Cross-entropy of logits and labels.</summary>
    Shaped CrossEntropy(Shaped logits, int[] labels, Reducing reduction, TensorKind kind);

    /// <summary>The gradient of the logits of a mean or a sum.</summary>
    Shaped CrossEntropyGradient(Shaped logits, int[] labels, Reducing reduction);

    /// <summary>The negative log-likelihood of logarithms of probabilities and labels.</summary>
    Shaped NegativeLogLikelihood(Shaped logProbabilities, int[] labels, Reducing reduction, TensorKind kind);

    /// <summary>The gradient of the logarithms of a mean or a sum.</summary>
    Shaped NegativeLogLikelihoodGradient(Shaped logProbabilities, int[] labels, Reducing reduction);

    /// <summary>A penalty on an array of tensors.</summary>
    Shaped Penalty(PenaltyKind penalty, Shaped[] weights, double l1Ratio, TensorKind kind);

    /// <summary>The gradient of each tensor.</summary>
    Shaped[] PenaltyGradient(PenaltyKind penalty, Shaped[] weights, double l1Ratio);
}
