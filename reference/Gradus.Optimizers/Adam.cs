using Gradus.Tensors;

namespace Gradus.Optimizers;

public sealed partial class Adam
{
    /// <summary>v ← β₁v + (1 − β₁)g, G ← β₂G + (1 − β₂)g²; and then x ← x − what <see cref="Form"/> makes of α, v and G.</summary>
    /// <param name="value">x.</param>
    /// <param name="gradient">g.</param>
    /// <param name="slots">v and G, both 0 before the first step.</param>
    /// <param name="rate">α.</param>
    /// <param name="step">t: which step it is, from 1.</param>
    // exercise: adam
    public override Tensor Update(Tensor value, Tensor gradient, Span<Tensor> slots, Tensor rate, Tensor step)
    {
        var mean = slots[0] = (Beta1 * slots[0]) + ((1 - Beta1) * gradient);
        var square = slots[1] = (Beta2 * slots[1]) + ((1 - Beta2) * Tensor.Square(gradient));
        if (Form == AdamForm.Lecture) return value - (rate * mean / Tensor.Sqrt(square + Epsilon));
        // In float64: 1 − 0.999 of float32 numbers is off by 1.3e-5 of itself.
        var root = Tensor.Sqrt(1 - Tensor.Pow(Beta2, step));
        var length = rate * (root / (1 - Tensor.Pow(Beta1, step))).To(value.DType);
        // αv̂/(√Ĝ + ε), above and below times √(1 − β₂ᵗ): the corrections are numbers, and no element is divided twice.
        var epsilon = Form == AdamForm.KingmaBa ? (Epsilon * root).To(value.DType) : Tensor.Scalar(Epsilon, value.DType, value.Device);
        return value - (length * mean / (Tensor.Sqrt(square) + epsilon));
    }
}
