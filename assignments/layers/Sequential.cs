using Gradus.Tensors;

namespace Gradus.Layers;

public sealed partial class Sequential
{
    /// <summary>The shape of one example's output: each layer's output is the next one's input. Without layers, the input.</summary>
    /// <param name="input">The shape of one example, without the batch axis.</param>
    /// <exception cref="ArgumentException">A layer does not take what it gets: <c>OutputShapeOf(i, input)</c> asks layer i, and says which layer refused.</exception>
    // TODO (sequential)
    public override Shape OutputShape(Shape input)
    {
        throw new NotImplementedException("Sequential.OutputShape");
    }

    /// <summary>The parameters of all layers in the layers' order, each name with its layer's number before it: <c>2.weights</c>.</summary>
    /// <param name="input">The shape of one example: layer 0's input. That of each other layer is the output of the one before it.</param>
    /// <exception cref="ArgumentException">A layer does not take what it gets: <c>ParametersOf(i, input)</c> asks layer i, and says which layer refused.</exception>
    // TODO (sequential)
    public override IReadOnlyList<ParameterSpec> Parameters(Shape input)
    {
        throw new NotImplementedException("Sequential.Parameters");
    }

    /// <summary>Each layer's output is the next one's x. Layer i gets its own stretch of the weights: as many as its <see cref="Layer.ParameterCount"/>, behind those of the layers before
    /// it; and in training, where it <see cref="Layer.IsRandom"/>, the key <c>key.Fold(i)</c>.</summary>
    /// <param name="weights">Those of all layers, in the layers' order.</param>
    /// <param name="x">[batch, …input].</param>
    /// <param name="key">A key: training. None: evaluation.</param>
    /// <returns>The last layer's output; without layers, x.</returns>
    /// <remarks><c>ApplyLayer(i, stretch, x, key)</c> applies layer i, and says which layer refused.</remarks>
    // TODO (sequential)
    protected override Tensor Compute(ReadOnlySpan<Tensor> weights, Tensor x, RandomKey? key)
    {
        throw new NotImplementedException("Sequential.Compute");
    }
}
