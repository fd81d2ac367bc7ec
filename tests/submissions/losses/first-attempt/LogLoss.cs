using Gradus.Tensors;
using static Gradus.Tensors.Tensor;

namespace Gradus.Losses;

public static partial class Loss
{
    /// <summary>−(y·ln p + (1 − y)·ln(1 − p)), for each element: log-loss of two classes (lectures 3 and 4), from probabilities.</summary>
    /// <remarks>p is kept within [ε, 1 − ε] (<see cref="Epsilon"/>), so a certain mistake costs −ln ε and not ∞; there the derivative is 0. From logits <see cref="LogLossFromLogits"/> is exact and always learns.</remarks>
    /// <param name="probabilities">p, of the second class: any shape, float32 or float64.</param>
    /// <param name="targets">y, 0 or 1 or between: of its type and shape.</param>
    /// <param name="reduction">Mean and sum are over all elements.</param>
    /// <exception cref="ArgumentException">Types or shapes differ, or are not float32 or float64: <c>Require.Alike(probabilities, targets)</c>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is known and not in 0 … 1: <c>Require.Probabilities(probabilities)</c>, <c>Require.Probabilities(targets)</c>.</exception>
    // TODO (log-loss)
    public static Tensor LogLoss(Tensor probabilities, Tensor targets, Reduction reduction = Reduction.Mean)
    {
        return Reduce(-((targets * Log(probabilities)) + ((1 - targets) * Log(1 - probabilities))), reduction);
    }

    /// <summary>max(z, 0) − z·y + ln(1 + e^(−|z|)), for each element: log-loss of p = 1/(1 + e⁻ᶻ), without p.</summary>
    /// <remarks>The same number as <see cref="LogLoss"/> of the sigmoid where that is exact, and right where it is not: of z = 40 and y = 1 it is e⁻⁴⁰, of z = 800 and y = 0 it is 800. Its derivative
    /// is p − y. Lecture 4 rounds p = σ(10) to 0.99 and gets a loss 221 times too big.</remarks>
    /// <param name="logits">z: any shape, float32 or float64.</param>
    /// <param name="targets">y, 0 or 1 or between: of its type and shape.</param>
    /// <param name="reduction">Mean and sum are over all elements.</param>
    /// <exception cref="ArgumentException">Types or shapes differ, or are not float32 or float64: <c>Require.Alike(logits, targets)</c>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A target is known and not in 0 … 1: <c>Require.Probabilities(targets)</c>.</exception>
    // TODO (logits)
    public static Tensor LogLossFromLogits(Tensor logits, Tensor targets, Reduction reduction = Reduction.Mean)
    {
        throw new NotImplementedException("Loss.LogLossFromLogits");
    }
}
