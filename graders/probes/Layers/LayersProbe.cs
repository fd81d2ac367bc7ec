using Gradus.Autodiff;
using Gradus.Contracts;
using Gradus.Layers;
using Gradus.Tensors;

namespace Gradus.Probes;

/// <summary>Carries out <see cref="ILayers"/> on whatever assembly stands in for Gradus.Layers.</summary>
/// <remarks>A call of each member that students write stands in a lambda of its own: a member that is gone costs only the calls that use it.</remarks>
public sealed class LayersProbe : ILayers
{
    public Shaped Apply(LayerPart[] parts, Shaped[] weights, Shaped x, int? key, TensorKind kind)
    {
        var layer = (Layer)Network(parts);
        var random = KeyOf(key);
        return Arrays.Call(kind, all => layer.Apply(all[..^1], all[^1], random), [.. weights, x]);
    }

    public Shaped?[] Backward(LayerPart[] parts, Shaped[] weights, Shaped x, Shaped upstream, int? key)
    {
        var layer = (Layer)Network(parts);
        var random = KeyOf(key);
        return Arrays.Out(Ad.Vjp((Tensor[] all) => layer.Apply(all[..^1], all[^1], random), Arrays.In([.. weights, x])).Pullback(Arrays.In(upstream)));
    }

    public int[] OutputShape(LayerPart[] parts, int[] input) => [.. ((Layer)Network(parts)).OutputShape(Shape.Create(input))];

    public ParameterRow[] Parameters(LayerPart[] parts, int[] input) =>
        [.. ((Layer)Network(parts)).Parameters(Shape.Create(input)).Select(p => new ParameterRow(p.Name, [.. p.Shape], p.Fan.In, p.Fan.Out, p.IsWeight))];

    public Shaped[] Initialize(LayerPart[] parts, int key, int[] input) =>
        [.. ((Layer)Network(parts)).Initialize(new RandomKey(key), Shape.Create(input), DType.Float64).Select(Arrays.Out)];

    public Shaped Draw(Filling filling, int key, int[] shape, int fanIn, int fanOut, TensorKind kind)
    {
        var dtype = kind == TensorKind.Single ? DType.Float32 : DType.Float64;
        var drawn = Initializer(filling)(new RandomKey(key), Shape.Create(shape), (fanIn, fanOut), dtype);
        return drawn is null || drawn.DType == dtype ? Arrays.Out(drawn)
            : throw new InvalidOperationException($"The initializer was asked for {dtype.Name()}, and the result is {drawn.DType.Name()}.");
    }

    private static Func<RandomKey, Shape, (int In, int Out), DType, Tensor> Initializer(Filling filling) => filling switch
    {
        Filling.Normal => (key, shape, fan, dtype) => Initializers.Normal(key, shape, new Fan(fan.In, fan.Out), dtype),
        Filling.GlorotUniform => (key, shape, fan, dtype) => Initializers.GlorotUniform(key, shape, new Fan(fan.In, fan.Out), dtype),
        Filling.GlorotNormal => (key, shape, fan, dtype) => Initializers.GlorotNormal(key, shape, new Fan(fan.In, fan.Out), dtype),
        Filling.HeUniform => (key, shape, fan, dtype) => Initializers.HeUniform(key, shape, new Fan(fan.In, fan.Out), dtype),
        Filling.HeNormal => (key, shape, fan, dtype) => Initializers.HeNormal(key, shape, new Fan(fan.In, fan.Out), dtype),
        _ => throw new ArgumentOutOfRangeException(nameof(filling), filling, "Expected a way to start parameters."),
    };

    private static RandomKey? KeyOf(int? seed) => seed is { } number ? new RandomKey(number) : null;

    // Objects, not layers: no signature names a type of the module.
    private static object Network(LayerPart[] parts)
    {
        var left = new Queue<LayerPart>(parts);
        List<object> layers = [];
        while (left.TryDequeue(out var part)) layers.Add(One(part, left));
        return layers is [var only] ? only : Chain(layers);
    }

    private static object Chain(IEnumerable<object> layers) => new Sequential([.. layers.Cast<Layer>()]);

    // A network takes its layers from those that are left.
    private static object One(LayerPart part, Queue<LayerPart> left) => part.Kind switch
    {
        LayerKind.Network => Chain([.. Enumerable.Range(0, (int)part.Number).Select(_ => One(left.Dequeue(), left))]),
        LayerKind.Dense => new Dense(
            (int)part.Number, Function(part.Squashing), part.Squashing == Squashing.None ? "" : part.Squashing.ToString(),
            part.WeightsStart is { } w ? Initializers.Constant(w) : null, part.BiasStart is { } b ? Initializers.Constant(b) : null, part.HasBias),
        LayerKind.Dropout => new Dropout(part.Number),
        LayerKind.Flatten => new Flatten(),
        LayerKind.PRelu => new PReluLayer(),
        LayerKind.Activate => new Activate(Function(part.Squashing)!, part.Squashing.ToString()),
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, "Expected a kind of layer."),
    };

    private static Func<Tensor, Tensor>? Function(Squashing squashing) => squashing switch
    {
        Squashing.Relu => Tensor.Relu,
        Squashing.Tanh => Tensor.Tanh,
        Squashing.Sigmoid => Tensor.Sigmoid,
        _ => null,
    };
}
