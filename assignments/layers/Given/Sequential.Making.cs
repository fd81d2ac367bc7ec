using System.Collections;
using Gradus.Tensors;

namespace Gradus.Layers;

/// <summary>Layers one after another: each takes what the one before it gives. A network, and a layer itself.</summary>
/// <param name="layers">The layers, the first one first.</param>
/// <exception cref="ArgumentNullException">There is no list, or a layer is null.</exception>
/// <remarks>The weights of all layers are one list, in the order of the layers. A parameter's name has its layer's number before it: <c>2.weights</c>, and <c>2.0.weights</c> where layer 2
/// is such a network.</remarks>
/// <example><c>new Sequential(Dense(64, Relu), Dropout(0.4), Dense(10))</c> with <c>using static Gradus.Layers.Lego;</c></example>
public sealed partial class Sequential(params Layer[] layers) : Layer, IReadOnlyList<Layer>
{
    private readonly Layer[] all = Copy(layers);

    /// <summary>How many layers there are.</summary>
    public int Count => all.Length;

    /// <inheritdoc/>
    public override string Kind => Count == 1 ? "Sequential(1 layer)" : $"Sequential({Count} layers)";

    /// <inheritdoc/>
    public override int ParameterCount { get; } = layers.Sum(layer => layer.ParameterCount);

    /// <inheritdoc/>
    public override bool IsRandom { get; } = layers.Any(layer => layer.IsRandom);

    /// <summary>A layer, counted from 0.</summary>
    public Layer this[int index] => (uint)index < (uint)Count ? all[index]
        : throw new ArgumentOutOfRangeException(nameof(index), index, $"The network has {Count} layers, counted from 0; there is no layer {index}.");

    /// <inheritdoc/>
    public IEnumerator<Layer> GetEnumerator() => all.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary><c>this[index].Apply(weights, x, key)</c>; what it refuses is said with the layer's number.</summary>
    private Tensor ApplyLayer(int index, ReadOnlySpan<Tensor> weights, Tensor x, RandomKey? key)
    {
        try
        {
            return this[index].Apply(weights, x, key);
        }
        catch (ArgumentException refusal)
        {
            throw LayerRefusal.Of(this, index, refusal);
        }
    }

    /// <summary><c>this[index].OutputShape(input)</c>; what it refuses is said with the layer's number.</summary>
    private Shape OutputShapeOf(int index, Shape input)
    {
        try
        {
            return this[index].OutputShape(input);
        }
        catch (ArgumentException refusal)
        {
            throw LayerRefusal.Of(this, index, refusal);
        }
    }

    /// <summary><c>this[index].Parameters(input)</c>; what it refuses is said with the layer's number.</summary>
    private IReadOnlyList<ParameterSpec> ParametersOf(int index, Shape input)
    {
        try
        {
            return this[index].Parameters(input);
        }
        catch (ArgumentException refusal)
        {
            throw LayerRefusal.Of(this, index, refusal);
        }
    }

    /// <inheritdoc/>
    internal override IEnumerable<SummaryRow> Rows(string path, Shape input)
    {
        for (int i = 0; i < Count; i++)
        {
            var output = OutputShapeOf(i, input);
            foreach (var row in this[i].Rows(path == "" ? $"{i}" : $"{path}.{i}", input)) yield return row;
            input = output;
        }
    }

    private static Layer[] Copy(Layer[] layers)
    {
        ArgumentNullException.ThrowIfNull(layers);
        for (int i = 0; i < layers.Length; i++)
        {
            if (layers[i] is null) throw new ArgumentNullException(nameof(layers), $"Layer {i} of {layers.Length} is null; a layer was expected.");
        }
        return [.. layers];
    }
}
