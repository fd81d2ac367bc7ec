namespace Gradus.Scalars;

public sealed partial class ThresholdNeuron
{
    public bool Fires(params IReadOnlyList<bool> inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        if (inputs.Count != Weights.Count) throw new ArgumentException($"{Weights.Count} inputs, not {inputs.Count}.");
        return Weights.Where((_, i) => inputs[i]).Sum() > -Bias;
    }
}

public sealed partial class ThresholdNetwork
{
    public bool Fires(params IReadOnlyList<bool> inputs)
    {
        var first = new bool[Hidden.Count];
        for (int i = 0; i < first.Length; i++) first[i] = Hidden[i].Fires(inputs);
        return Output.Fires(first);
    }
}
