using Gradus.Tensors;

namespace Gradus.Optimizers;

/// <summary>How gradients are shortened.</summary>
internal static class Clippings
{
    /// <summary>Each element to the nearest number from −limit to limit.</summary>
    /// <param name="gradients">Those of all parameters.</param>
    /// <param name="limit">Positive.</param>
    /// <returns>As many tensors, of the same types and shapes.</returns>
    // TODO (clipping)
    internal static Tensor[] ByValue(Tensor[] gradients, double limit) => throw new NotImplementedException("Clippings.ByValue");

    /// <summary>All gradients times min(1, limit/(‖g‖ + 10⁻⁶)), where ‖g‖ is the norm of all of them together, as if they were one vector. The 10⁻⁶ is PyTorch's.</summary>
    /// <param name="gradients">Those of all parameters.</param>
    /// <param name="limit">Positive.</param>
    /// <returns>As many tensors, of the same types and shapes.</returns>
    // TODO (clipping)
    internal static Tensor[] ByNorm(Tensor[] gradients, double limit)
    {
        throw new NotImplementedException("Clippings.ByNorm");
    }
}
