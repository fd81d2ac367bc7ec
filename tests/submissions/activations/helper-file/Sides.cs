using Gradus.Tensors;

namespace Gradus.Activations;

/// <summary>Exponents that are never positive.</summary>
internal static class Sides
{
    internal static Tensor Decay(Tensor x, double times = 1) => Tensor.Exp(times * Tensor.Where(x >= 0, -x, x));

    internal static Tensor Choose(Tensor x, Func<Tensor, Tensor> right, Func<Tensor, Tensor> left) =>
        Tensor.Where(x >= 0, right(Tensor.Where(x >= 0, x, 0)), left(Tensor.Where(x >= 0, 0, x)));
}
