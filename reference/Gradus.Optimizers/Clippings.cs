using Gradus.Tensors;

namespace Gradus.Optimizers;

/// <summary>How gradients are shortened.</summary>
internal static class Clippings
{
    /// <summary>Each element to the nearest number from −limit to limit.</summary>
    /// <param name="gradients">Those of all parameters.</param>
    /// <param name="limit">Positive.</param>
    /// <returns>As many tensors, of the same types and shapes.</returns>
    // exercise: clipping
    internal static Tensor[] ByValue(Tensor[] gradients, double limit) => [.. gradients.Select(gradient => Tensor.Clip(gradient, -limit, limit))];

    /// <summary>All gradients times min(1, limit/(‖g‖ + 10⁻⁶)), where ‖g‖ is the norm of all of them together, as if they were one vector. The 10⁻⁶ is PyTorch's.</summary>
    /// <param name="gradients">Those of all parameters.</param>
    /// <param name="limit">Positive.</param>
    /// <returns>As many tensors, of the same types and shapes.</returns>
    // exercise: clipping
    internal static Tensor[] ByNorm(Tensor[] gradients, double limit)
    {
        if (gradients.Length == 0) return [];
        var squares = gradients.Select(gradient => Tensor.Square(gradient).Sum().To(DType.Float64)).Aggregate((sum, square) => sum + square);
        var factor = Tensor.Minimum(limit / (Tensor.Sqrt(squares) + 1e-6), 1);
        return [.. gradients.Select(gradient => gradient * factor.To(gradient.DType))];
    }
}
