using Gradus.Tensors;

namespace Gradus.Layers;

public sealed partial class Sequential
{
    public override Shape OutputShape(Shape input)
    {
        int i = 0;
        while (i < Count) input = OutputShapeOf(i++, input);
        return input;
    }

    public override IReadOnlyList<ParameterSpec> Parameters(Shape input)
    {
        var inputs = new Shape[Count + 1];
        inputs[0] = input;
        for (int i = 0; i < Count; i++) inputs[i + 1] = OutputShapeOf(i, inputs[i]);
        return [.. from i in Enumerable.Range(0, Count) from spec in ParametersOf(i, inputs[i]) select spec with { Name = $"{i}.{spec.Name}" }];
    }

    protected override Tensor Compute(ReadOnlySpan<Tensor> weights, Tensor x, RandomKey? key)
    {
        Range[] stretches = Stretches.Of(this);
        for (int i = 0; i < Count; i++)
        {
            RandomKey? own = null;
            if (key is { } all && this[i].IsRandom) own = all.Fold(i);
            x = ApplyLayer(i, weights[stretches[i]], x, own);
        }
        return x;
    }
}
