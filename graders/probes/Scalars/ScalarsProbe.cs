using Gradus.Contracts;
using Gradus.Scalars;

namespace Gradus.Probes;

/// <summary>Carries out <see cref="IScalars"/> on whatever assembly stands in for Gradus.Scalars.</summary>
public sealed class ScalarsProbe : IScalars
{
    private readonly HandleTable objects = new();
    private readonly Dictionary<object, Handle> known = new(ReferenceEqualityComparer.Instance);

    public Handle Leaf(double data) => Keep(new Value(data));

    public double Data(Handle value) => objects.Get<Value>(value).Data;

    public double Grad(Handle value) => objects.Get<Value>(value).Grad;

    public Handle[] Parents(Handle value) => KeepAll(objects.Get<Value>(value).Parents);

    public double[] LocalDerivatives(Handle value) => [.. objects.Get<Value>(value).LocalDerivatives];

    public Handle Add(Handle? left, Handle? right) => Keep(Optional<Value>(left)! + Optional<Value>(right)!);

    public Handle Subtract(Handle? left, Handle? right) => Keep(Optional<Value>(left)! - Optional<Value>(right)!);

    public Handle Multiply(Handle? left, Handle? right) => Keep(Optional<Value>(left)! * Optional<Value>(right)!);

    public Handle Divide(Handle? left, Handle? right) => Keep(Optional<Value>(left)! / Optional<Value>(right)!);

    public Handle Negate(Handle? operand) => Keep(-Optional<Value>(operand)!);

    public Handle Power(Handle value, double exponent) => Keep(objects.Get<Value>(value).Pow(exponent));

    public Handle Exp(Handle value) => Keep(objects.Get<Value>(value).Exp());

    public Handle Log(Handle value) => Keep(objects.Get<Value>(value).Log());

    public Handle Tanh(Handle value) => Keep(objects.Get<Value>(value).Tanh());

    public Handle Sigmoid(Handle value) => Keep(objects.Get<Value>(value).Sigmoid());

    public Handle Relu(Handle value) => Keep(objects.Get<Value>(value).Relu());

    public Handle Custom(Handle x, Func<double, double> f, Func<double, double> df) => Keep(Value.Custom(objects.Get<Value>(x), f, df));

    public Handle CustomWithout(string missing, Handle x) => Keep(Value.Custom(
        missing == "x" ? null! : objects.Get<Value>(x),
        missing == "f" ? null! : u => u,
        missing == "df" ? null! : _ => 1));

    public Handle[] TopologicalOrder(Handle value) => KeepAll(objects.Get<Value>(value).TopologicalOrder());

    public void Backward(Handle value) => objects.Get<Value>(value).Backward();

    public void ZeroGrad(Handle value) => objects.Get<Value>(value).ZeroGrad();

    public int[] ChainOrder(int length)
    {
        var chain = new object[length + 1];
        var x = new Value(1);
        Value y = x;
        chain[0] = y;
        for (int i = 1; i <= length; i++) chain[i] = y += x;

        var positions = new Dictionary<object, int>(ReferenceEqualityComparer.Instance);
        int place = 0;
        foreach (object node in y.TopologicalOrder())
        {
            positions[node] = place++;
        }

        return [.. chain.Select(node => positions.GetValueOrDefault(node, -1))];
    }

    public double[] ChainGradient(double x, int length)
    {
        var leaf = new Value(x);
        Value y = leaf;
        for (int i = 0; i < length; i++) y += leaf;
        y.Backward();
        return [y.Data, leaf.Grad];
    }

    public double[] DoublingGradient(double x, int depth)
    {
        var leaf = new Value(x);
        Value y = leaf;
        for (int i = 0; i < depth; i++) y += y;
        y.Backward();
        return [y.Data, leaf.Grad];
    }

    public Handle Neuron(double[] weights, ScalarActivation activation, double? bias) => Keep(new Neuron(weights, (Activation)activation, bias));

    public Handle[] NeuronParameters(Handle neuron) => KeepAll(objects.Get<Neuron>(neuron).Parameters);

    public Handle WeightedSum(Handle neuron, Handle[]? inputs) => Keep(objects.Get<Neuron>(neuron).WeightedSum(All<Value>(inputs)!));

    public Handle NeuronForward(Handle neuron, Handle[]? inputs) => Keep(objects.Get<Neuron>(neuron).Forward(All<Value>(inputs)!));

    public Handle Layer(Handle[] neurons) => Keep(new Layer(All<Neuron>(neurons)!));

    public Handle[] LayerForward(Handle layer, Handle[]? inputs) => KeepAll(objects.Get<Layer>(layer).Forward(All<Value>(inputs)!));

    public Handle Network(Handle[] layers) => Keep(new Network(All<Layer>(layers)!));

    public Handle[] NetworkParameters(Handle network) => KeepAll(objects.Get<Network>(network).Parameters);

    public Handle[] NetworkForward(Handle network, Handle[]? inputs) => KeepAll(objects.Get<Network>(network).Forward(All<Value>(inputs)!));

    public void NetworkZeroGrad(Handle network) => objects.Get<Network>(network).ZeroGrad();

    public bool NeuronFires(double[] weights, double bias, bool[]? inputs) => new ThresholdNeuron(weights, bias).Fires(inputs!);

    public bool NetworkFires(double[][] hiddenWeights, double[] hiddenBiases, double[] outputWeights, double outputBias, bool[]? inputs)
    {
        var hidden = new ThresholdNeuron[hiddenWeights.Length];
        for (int i = 0; i < hidden.Length; i++) hidden[i] = new ThresholdNeuron(hiddenWeights[i], hiddenBiases[i]);
        return new ThresholdNetwork(hidden, new ThresholdNeuron(outputWeights, outputBias)).Fires(inputs!);
    }

    public bool And(bool x1, bool x2) => LogicGates.And().Fires(x1, x2);

    public bool Or(bool x1, bool x2) => LogicGates.Or().Fires(x1, x2);

    public bool Not(bool x) => LogicGates.Not().Fires(x);

    public bool Xor(bool x1, bool x2) => LogicGates.Xor().Fires(x1, x2);

    private Handle Keep(object? value)
    {
        if (value is not null && known.TryGetValue(value, out Handle handle)) return handle;
        handle = objects.Keep(value);
        known.Add(value!, handle);
        return handle;
    }

    // A list that is null must not look like an argument that is refused.
    private Handle[] KeepAll(IEnumerable<object>? values) =>
        [.. (values ?? throw new NullReferenceException("The member returned null instead of a list.")).Select(Keep)];

    private T? Optional<T>(Handle? handle) where T : class => handle is { } given ? objects.Get<T>(given) : null;

    private T[]? All<T>(Handle[]? handles)
    {
        if (handles is null) return null;
        var all = new T[handles.Length];
        for (int i = 0; i < all.Length; i++) all[i] = objects.Get<T>(handles[i]);
        return all;
    }
}
