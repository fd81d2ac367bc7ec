using Gradus.Autodiff;
using Gradus.Tensors;
using static Gradus.Tensors.Tensor;

namespace Gradus.Activations;

public static partial class Activation
{
    /// <summary>e^xᵢ/Σ e^xⱼ along an axis (lectures 0, 1 and 4): logits to probabilities that sum to 1.</summary>
    /// <remarks>The greatest element of each row is taken from the row first, which changes no quotient and leaves nothing to overflow. Of each row, not of the whole batch, as slides of lectures 0
    /// and 1 have it: there the second row of [[1000, 999], [0, 1]] would be 0/0. A row with +∞ or NaN, or of −∞ alone, gives NaN; −∞ beside numbers gives 0.</remarks>
    /// <param name="x">Logits, float32 or float64.</param>
    /// <param name="axis">The axis of the classes; −1 is the last.</param>
    /// <exception cref="ArgumentException">x is not float32 or float64: <c>Require.Float(x)</c>; or there is no such axis, or no element along it.</exception>
    // exercise: softmax
    public static Tensor Softmax(Tensor x, int axis)
    {
        Require.Float(x);
        // Whatever is subtracted, the quotient is the same: so nothing is to be learned of it.
        var power = Exp(x - Ad.StopGradient(x.Max(axis, keepDims: true)));
        return power / power.Sum(axis, keepDims: true);
    }

    /// <summary>The logarithm of the softmax, xᵢ − ln Σ e^xⱼ: what cross-entropy is made of (lecture 4).</summary>
    /// <remarks>Not Log(Softmax(x)): of [0, −1000] this is [0, −1000], that [0, −∞].</remarks>
    /// <param name="x">Logits, float32 or float64.</param>
    /// <param name="axis">The axis of the classes; −1 is the last.</param>
    /// <exception cref="ArgumentException">x is not float32 or float64: <c>Require.Float(x)</c>; or there is no such axis, or no element along it.</exception>
    // exercise: log-softmax
    public static Tensor LogSoftmax(Tensor x, int axis)
    {
        Require.Float(x);
        var shifted = x - Ad.StopGradient(x.Max(axis, keepDims: true));
        return shifted - Log(Exp(shifted).Sum(axis, keepDims: true));
    }
}

public static partial class Derivative
{
    /// <summary>The gradient of the logits, given that of the probabilities: uᵀ·J along the last axis, J = diag(p) − p·pᵀ; that is p ⊙ (u − Σ p·u).</summary>
    /// <param name="probabilities">p = softmax(x), [..., classes]. Each depends on every logit of its row, so the derivative is a matrix for each row; it is never written down.</param>
    /// <param name="upstream">u, the gradient of p: of its type and shape.</param>
    /// <exception cref="ArgumentException">They are not float32 or float64, differ, or have no axis: <c>Require.Alike(probabilities, upstream)</c>.</exception>
    // exercise: softmax
    public static Tensor Softmax(Tensor probabilities, Tensor upstream)
    {
        Require.Alike(probabilities, upstream);
        return probabilities * (upstream - (probabilities * upstream).Sum(-1, keepDims: true));
    }
}
