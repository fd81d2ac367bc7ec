using Gradus.Tensors;

namespace Gradus.Layers;

/// <summary>A layer of a network: a pure function of its weights and a batch. It holds no numbers; the weights of a whole network are one <c>Tensor[]</c>.</summary>
/// <remarks>So a network goes through every transformation as any function does: <c>Ad.ValueAndGrad((Tensor[] w) => loss(network.Apply(w, x)))</c>, and a compiled step keeps it as a
/// constant. Source: lecture 4, layers as Lego.</remarks>
public abstract partial class Layer
{
    /// <summary>What it is, for tables and messages: <c>Dense(64, Relu)</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>How many tensors it takes as weights, whatever its input.</summary>
    public abstract int ParameterCount { get; }

    /// <summary>Whether training differs from evaluation by random numbers: a network hands keys to such layers only.</summary>
    public virtual bool IsRandom => false;

    /// <summary>The shape of one example's output.</summary>
    /// <param name="input">The shape of one example, without the batch axis.</param>
    /// <exception cref="ArgumentException">The layer does not take such examples.</exception>
    public abstract Shape OutputShape(Shape input);

    /// <summary>The parameters, in the order in which <see cref="Apply"/> takes them.</summary>
    /// <param name="input">The shape of one example, without the batch axis.</param>
    /// <exception cref="ArgumentException">The layer does not take such examples.</exception>
    public virtual IReadOnlyList<ParameterSpec> Parameters(Shape input) => [];

    /// <summary>The layer's output for a batch.</summary>
    /// <param name="weights">As many as <see cref="ParameterCount"/>, of x's type, in the order of <see cref="Parameters"/>.</param>
    /// <param name="x">[batch, …input], float32 or float64.</param>
    /// <param name="key">A key: training. None: evaluation.</param>
    /// <returns>[batch, …output], of x's type.</returns>
    /// <exception cref="ArgumentNullException">x or a weight is null.</exception>
    /// <exception cref="ArgumentException">The weights are not as many as the parameters, their types are not x's, or a shape does not fit.</exception>
    public Tensor Apply(ReadOnlySpan<Tensor> weights, Tensor x, RandomKey? key = null)
    {
        Require.Batch(this, x);
        Require.Weights(this, weights, x);
        Check(weights, x);
        return Compute(weights, x, key);
    }

    /// <summary>The starting weights: parameter i of <see cref="Parameters"/> is drawn with <c>key.Fold(i)</c>.</summary>
    /// <param name="key">Equal keys give equal weights.</param>
    /// <param name="input">The shape of one example, without the batch axis.</param>
    /// <param name="dtype">float32 or float64.</param>
    /// <exception cref="ArgumentException">The layer does not take such examples, or the type is not float32 or float64.</exception>
    /// <exception cref="InvalidOperationException">An initializer gave something else than was asked for.</exception>
    public Tensor[] Initialize(RandomKey key, Shape input, DType dtype = DType.Float32)
    {
        Require.Float(dtype);
        // A network whose layers do not fit is refused here, not at its first batch.
        OutputShape(Require.Shape(input));
        var specs = Specs(input);
        var weights = new Tensor[specs.Count];
        for (int i = 0; i < weights.Length; i++) weights[i] = Require.Drawn(specs[i], specs[i].Initializer(key.Fold(i), specs[i].Shape, specs[i].Fan, dtype), dtype);
        return weights;
    }

    /// <summary>Those of the weights that a penalty is for (<see cref="ParameterSpec.IsWeight"/>): no biases.</summary>
    /// <param name="weights">All of them.</param>
    /// <param name="input">The shape of one example, without the batch axis.</param>
    /// <exception cref="ArgumentException">The weights are not as many as the parameters, or the layer does not take such examples.</exception>
    public IReadOnlyList<Tensor> Weights(ReadOnlySpan<Tensor> weights, Shape input)
    {
        Require.Count(this, weights);
        var specs = Specs(input);
        var penalised = new List<Tensor>();
        for (int i = 0; i < weights.Length; i++)
        {
            if (specs[i].IsWeight) penalised.Add(weights[i]);
        }
        return penalised;
    }

    /// <inheritdoc/>
    public override string ToString() => Kind;

    /// <summary>What a layer does: the formula. <see cref="Apply"/> has checked the arguments.</summary>
    /// <param name="weights">As many as <see cref="ParameterCount"/>, in the order of <see cref="Parameters"/>.</param>
    /// <param name="x">[batch, …input].</param>
    /// <param name="key">A key: training. None: evaluation.</param>
    protected abstract Tensor Compute(ReadOnlySpan<Tensor> weights, Tensor x, RandomKey? key);

    /// <summary>Refuses shapes that do not fit; called before each <see cref="Compute"/>, so it compares and no more.</summary>
    /// <param name="weights">As many as <see cref="ParameterCount"/>, none of them null, of x's type.</param>
    /// <param name="x">A batch: it has one axis at least.</param>
    /// <exception cref="ArgumentException">A shape does not fit.</exception>
    protected virtual void Check(ReadOnlySpan<Tensor> weights, Tensor x)
    {
    }

    private IReadOnlyList<ParameterSpec> Specs(Shape input)
    {
        var specs = Parameters(Require.Shape(input));
        return specs.Count == ParameterCount ? specs
            : throw new InvalidOperationException($"{Kind} has {ParameterCount} parameters, but Parameters({input}) describes {specs.Count}.");
    }
}
