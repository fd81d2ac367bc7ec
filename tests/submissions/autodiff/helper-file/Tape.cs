using Gradus.Tensors;

namespace Gradus.Autodiff;

public sealed partial class Tape : Trace
{
    public Tensor?[] Backward(Tensor output, Tensor upstream)
    {
        var sums = new GradientSums(entries.Count);
        int from = Position(output);
        sums.Add(from, upstream);
        while (from >= watched)
        {
            if (sums[from] is { } gradient)
            {
                for (int k = entries[from].Sources.Length - 1; k >= 0; k--)
                {
                    int source = entries[from].Sources[k];
                    if (source >= 0) sums.Add(source, entries[from].Vjp(k, gradient));
                }
            }
            from--;
        }
        return [.. Enumerable.Range(0, watched).Select(i => sums[i])];
    }
}
