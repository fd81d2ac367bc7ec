namespace Gradus.Suites.Layers;

/// <summary>A dense layer, a batch and what comes of it. What a case has not is empty.</summary>
/// <param name="B">Empty: it has no bias.</param>
/// <param name="Transposed">With W transposed; empty unless W is square.</param>
/// <param name="Sums">Without the activation.</param>
/// <param name="BiasLast">The bias added after the activation.</param>
/// <param name="ByBOfFirstRow">What the first row alone contributes to the gradient of b.</param>
internal sealed record DenseCase(
    Squashing Squashing, Shaped X, Shaped W, Shaped B, Shaped Output, Shaped WithoutBias, Shaped Transposed, Shaped Sums, Shaped BiasLast,
    Shaped Upstream, Shaped ByW, Shaped ByB, Shaped ByX, Shaped ByBOfFirstRow)
{
    internal bool HasBias => B.Size > 0;

    internal LayerPart[] Layer => [new(LayerKind.Dense, Output.Shape[1], Squashing, HasBias)];

    internal Shaped[] Weights => HasBias ? [W, B] : [W];

    /// <summary>The batch's rows in another order: so are the output's, and weights have the same gradients.</summary>
    internal DenseCase Permuted(params int[] order) => this with
    {
        X = X.Rows(order),
        Output = Output.Rows(order),
        WithoutBias = WithoutBias.Rows(order),
        Transposed = Transposed.Size == 0 ? Transposed : Transposed.Rows(order),
        Sums = Sums.Rows(order),
        BiasLast = BiasLast.Size == 0 ? BiasLast : BiasLast.Rows(order),
        Upstream = Upstream.Rows(order),
        ByX = ByX.Rows(order),
    };
}

/// <summary>A network of given layers alone, and what wrong networks make of the batch.</summary>
/// <param name="FirstLayer">The first layer's output.</param>
/// <param name="FirstStretch">Every layer with the first one's weights.</param>
/// <param name="FromBehind">The layers in opposite order.</param>
internal sealed record SlopesCase(LayerPart[] Layers, Shaped[] Slopes, Shaped X, Shaped Output, Shaped FirstLayer, Shaped FirstStretch, Shaped FromBehind);

/// <param name="Gradients">Of the weights, then of x.</param>
internal sealed record NetworkCase(LayerPart[] Layers, Shaped[] Weights, Shaped X, Shaped Output, Shaped Upstream, Shaped[] Gradients);

/// <summary>Deviations and bounds of starts.</summary>
/// <param name="HeOfOut">He's deviation with the outputs in the place of the inputs.</param>
internal sealed record SpreadCase(int In, int Out, double Glorot, double GlorotBound, double He, double HeBound, double HeOfOut);
