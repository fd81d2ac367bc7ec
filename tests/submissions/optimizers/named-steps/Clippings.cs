using Gradus.Tensors;

namespace Gradus.Optimizers;

internal static class Clippings
{
    internal static Tensor[] ByValue(Tensor[] gradients, double limit)
    {
        var clipped = new Tensor[gradients.Length];
        for (int i = 0; i < clipped.Length; i++)
        {
            var g = gradients[i];
            g = Tensor.Where(g > limit, limit, g);
            clipped[i] = Tensor.Where(g < -limit, -limit, g);
        }
        return clipped;
    }

    internal static Tensor[] ByNorm(Tensor[] gradients, double limit)
    {
        Tensor sum = 0.0;
        foreach (var g in gradients)
        {
            var wide = g.To(DType.Float64);
            sum += (wide * wide).Sum();
        }
        var norm = Tensor.Sqrt(sum) + 1e-6;
        var factor = Tensor.Where(norm > limit, limit / norm, Tensor.OnesLike(norm));
        var clipped = new Tensor[gradients.Length];
        for (int i = 0; i < clipped.Length; i++) clipped[i] = factor.To(gradients[i].DType) * gradients[i];
        return clipped;
    }
}
