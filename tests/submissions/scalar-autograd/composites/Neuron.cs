namespace Gradus.Scalars;

public sealed partial class Neuron
{
    public Value WeightedSum(IReadOnlyList<Value> inputs)
    {
        if (inputs?.Count != Weights.Count) throw new ArgumentException($"{Weights.Count} inputs expected, {inputs?.Count ?? 0} given.", nameof(inputs));
        Value sum = Bias ?? 0;
        for (int i = Weights.Count - 1; i >= 0; i--) sum += inputs[i] * Weights[i];
        return sum;
    }

    public Value Forward(IReadOnlyList<Value> inputs)
    {
        Value sum = WeightedSum(inputs);
        return Activation switch
        {
            Activation.Sigmoid => sum.Sigmoid(),
            Activation.Tanh => 2 * (2 * sum).Sigmoid() - 1,
            Activation.Relu => sum.Relu(),
            _ => sum,
        };
    }
}
