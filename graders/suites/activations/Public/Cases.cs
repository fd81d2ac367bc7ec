namespace Gradus.Suites.Activations;

/// <param name="Parameter">The slope or α; 0 where there is none.</param>
/// <param name="X">Where.</param>
/// <param name="Value">The function there.</param>
/// <param name="Slope">Its derivative there.</param>
internal sealed record Curve(double Parameter, Shaped X, Shaped Value, Shaped Slope);

/// <param name="Upstream">The gradient of the value.</param>
/// <param name="ByX">That of x.</param>
/// <param name="BySlope">That of the slope.</param>
internal sealed record Learned(Shaped X, Shaped Slope, Shaped Value, Shaped Upstream, Shaped ByX, Shaped BySlope);

/// <param name="Axis">The axis of the classes.</param>
/// <param name="Softmax">Along the axis.</param>
/// <param name="LogSoftmax">Its logarithm.</param>
/// <param name="Upstream">The gradient of either.</param>
/// <param name="Gradient">That of x through the softmax.</param>
/// <param name="LogGradient">That of x through its logarithm.</param>
/// <param name="AcrossOthers">The softmax along the other axis.</param>
/// <param name="OfAll">The softmax over all elements.</param>
internal sealed record Logits(Shaped X, int Axis, Shaped Softmax, Shaped LogSoftmax, Shaped Upstream, Shaped Gradient, Shaped LogGradient, Shaped AcrossOthers, Shaped OfAll);
