namespace Gradus.Scalars;

public sealed partial class Network
{
    public IReadOnlyList<Value> Forward(IReadOnlyList<Value> inputs) => Layers.Aggregate(inputs, (signal, layer) => layer.Forward(signal));

    public void ZeroGrad() => Value.ClearAll(Parameters);
}
