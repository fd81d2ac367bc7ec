using Gradus.Tensors;

namespace Gradus.Autodiff;

/// <summary>Forward mode: every tensor carries the change (the tangent) that a small change of the input makes in it.</summary>
public sealed partial class ForwardMode : Trace
{
    /// <summary>Does an operation on tensors of which some carry tangents: the result carries the tangent that the derivative table gives it.</summary>
    /// <param name="primitive">The operation.</param>
    /// <param name="inputs">Its arguments. <see cref="PrimalOf"/> and <see cref="TangentOf"/> take them apart.</param>
    /// <returns>The result with its tangent (<see cref="WithTangent"/>), or the result alone when it does not change.</returns>
    // TODO (jvp)
    public override Tensor Process(Primitive primitive, ReadOnlySpan<Tensor> inputs)
    {
        throw new NotImplementedException("ForwardMode.Process");
    }
}
