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
    // exercise: backward
    public Tensor?[] Backward(Tensor output, Tensor upstream)
    {
        var gradients = new Tensor?[entries.Count];
        int last = Position(output);
        if (last >= 0) gradients[last] = upstream;
        for (int i = last; i >= watched; i--)
        {
            if (gradients[i] is not { } gradient) continue;
            var entry = entries[i];
            for (int argument = 0; argument < entry.Sources.Length; argument++)
            {
                int source = entry.Sources[argument];
                if (source < 0 || entry.Vjp(argument, gradient) is not { } part) continue;
                gradients[source] = gradients[source] is { } sum ? sum + part : part;
            }
            gradients[i] = null;
        }
        return gradients[..watched];
    }
}
