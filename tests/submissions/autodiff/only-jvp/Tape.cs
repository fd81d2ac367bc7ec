using Gradus.Tensors;

namespace Gradus.Autodiff;

/// <summary>Reverse mode: writes down every operation on the tensors it watches, in the order in which they happen, and then walks the list backwards.</summary>
/// <remarks>An operation stands on the tape after everything that it uses. So the list is a topological order already, and going back through it needs
/// neither sorting nor recursion: a chain of a million operations is as good as one of ten.</remarks>
public sealed partial class Tape : Trace
{
    /// <summary>The gradients of the watched tensors, given that of a result.</summary>
    /// <param name="output">The result; it may be one of the watched tensors, or none of the tape's.</param>
    /// <param name="upstream">The gradient of the result, of its shape.</param>
    /// <returns>A gradient for each call of <see cref="Watch"/>, in order; null where the result does not depend on the tensor.</returns>
    // TODO (backward)
    public Tensor?[] Backward(Tensor output, Tensor upstream)
    {
        throw new NotImplementedException("Tape.Backward");
    }
}
