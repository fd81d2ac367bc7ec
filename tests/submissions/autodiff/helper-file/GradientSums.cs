using Gradus.Tensors;

namespace Gradus.Autodiff;

/// <summary>Gradients that arrive in parts.</summary>
internal sealed class GradientSums(int count)
{
    private readonly Tensor?[] sums = new Tensor?[count];

    internal Tensor? this[int position] => sums[position];

    internal void Add(int position, Tensor? part)
    {
        if (part is null || position < 0) return;
        sums[position] = sums[position] is { } sum ? sum + part : part;
    }
}
