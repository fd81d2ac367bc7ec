using Gradus.Tensors;

namespace Gradus.Optimizers;

internal static class Clippings
{
    internal static Tensor[] ByValue(Tensor[] gradients, double limit) => [.. gradients.Select(g => Tensor.Maximum(Tensor.Minimum(g, limit), -limit))];

    internal static Tensor[] ByNorm(Tensor[] gradients, double limit)
    {
        if (gradients.Length == 0) return gradients;
        var all = Tensor.Concatenate([.. gradients.Select(g => g.Flatten().To(DType.Float64))]);
        var norm = Tensor.Sqrt((all * all).Sum());
        return [.. gradients.Select(g => g * Tensor.Minimum(1.0, limit / (norm + 1e-6)).To(g.DType))];
    }
}
