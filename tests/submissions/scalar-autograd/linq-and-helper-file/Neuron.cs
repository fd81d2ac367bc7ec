namespace Gradus.Scalars;

public sealed partial class Neuron
{
    public Value WeightedSum(IReadOnlyList<Value> inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentOutOfRangeException.ThrowIfNotEqual(inputs.Count, Weights.Count);
        var products = Weights.Zip(inputs, (weight, input) => weight * input);
        return (Bias is null ? products : products.Append(Bias)).Aggregate((a, b) => a + b);
    }

    public Value Forward(IReadOnlyList<Value> inputs) => Activation.Apply(WeightedSum(inputs));
}
