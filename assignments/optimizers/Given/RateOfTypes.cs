using Gradus.Tensors;

namespace Gradus.Optimizers;

/// <summary>One step's learning rate in the types of the parameters: a conversion for each type, not for each parameter.</summary>
/// <param name="rate">float64 [].</param>
internal sealed class RateOfTypes(Tensor rate)
{
    private Tensor? single;

    /// <summary>The rate: [] of a type.</summary>
    public Tensor Of(DType dtype) => dtype == DType.Float64 ? rate : single ??= rate.To(dtype);
}
