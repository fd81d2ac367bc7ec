using Gradus.Tensors;

namespace Gradus.Autodiff;

public sealed partial class ForwardMode
{
    /// <inheritdoc/>
    public override string Transformation => "Jvp";

    /// <summary>A tensor that carries a tangent. Integers and masks do not change by small amounts, so they carry none: of them, the tensor alone.</summary>
    /// <exception cref="InvalidOperationException">The tensor is followed by this trace already: a custom function captured what it follows.</exception>
    public Tensor WithTangent(Tensor primal, Tensor tangent)
    {
        primal = Expect.Below(this, "A custom function", History.Current(primal));
        return primal.DType.IsFloat() ? new DualTensor(this, primal, tangent) : primal;
    }

    /// <summary>The tensor without the tangent that it carries for this trace.</summary>
    public Tensor PrimalOf(Tensor tensor) => ReferenceEquals(tensor.Trace, this) ? ((DualTensor)tensor).Primal : tensor;

    /// <summary>The tangent that a tensor carries for this trace; null when it carries none: it does not change.</summary>
    public Tensor? TangentOf(Tensor tensor) => ReferenceEquals(tensor.Trace, this) ? ((DualTensor)tensor).Tangent : null;
}

/// <summary>A tensor and its tangent: the dual number primal + ε·tangent.</summary>
internal sealed class DualTensor(ForwardMode trace, Tensor primal, Tensor tangent) : Tensor(primal.DType, primal.Shape, trace)
{
    /// <summary>The tensor.</summary>
    public Tensor Primal => primal;

    /// <summary>How it changes.</summary>
    public Tensor Tangent => tangent;

    /// <inheritdoc/>
    public override Device Device => primal.Device;

    /// <inheritdoc/>
    public override DenseTensor Concrete => primal.Concrete;
}
