namespace Gradus.Suites.Autodiff;

/// <param name="X">Where.</param>
/// <param name="Value">The function there.</param>
/// <param name="Slope">Its derivative there.</param>
internal sealed record Unary(double[] X, double[] Value, double[] Slope);

/// <param name="ByA">The derivative of the quotient by a.</param>
/// <param name="ByB">The derivative of the quotient by b.</param>
internal sealed record Binary(double[] A, double[] B, double[] Product, double[] Quotient, double[] ByA, double[] ByB,
    double[] ProductByA, double[] ProductByB, double[] Maximum, double[] MaximumByA, double[] MaximumByB);

/// <param name="X">Where.</param>
/// <param name="Second">The second derivative of a function there.</param>
internal sealed record SecondOrder(double[] X, double[] Second);

/// <param name="ByAB">The derivative of a/b by both.</param>
/// <param name="ByBB">The second derivative of a/b by b.</param>
internal sealed record QuotientSecond(double[] A, double[] B, double[] ByAB, double[] ByBB);

internal sealed record SumCase(Shaped Upstream, int[] Shape, int[] Axes, Shaped Gradient);

/// <param name="OneCopy">The gradient of one of the copies.</param>
/// <param name="WithoutNewAxes">The sum over new axes alone.</param>
/// <param name="WithoutStretched">The sum over stretched axes alone.</param>
internal sealed record BroadcastCase(Shaped Upstream, int[] Shape, Shaped Gradient, Shaped OneCopy, Shaped WithoutNewAxes, Shaped WithoutStretched);

/// <param name="Again">What comes of applying the order once more.</param>
/// <param name="Opposite">What comes of the axes in opposite order.</param>
internal sealed record TransposeCase(Shaped Upstream, int[] Order, Shaped Gradient, Shaped Again, Shaped Opposite);

internal sealed record ProductCase(Shaped Upstream, Shaped A, Shaped B, Shaped ByA, Shaped ByB);

/// <param name="Gradients">Of each input, for the upstream gradient.</param>
/// <param name="Tangents">Of each input.</param>
/// <param name="Changes">What each input's tangent contributes to the change of the result.</param>
internal sealed record Pass(Shaped[] Inputs, Shaped Value, Shaped Upstream, Shaped[] Gradients, Shaped[] Tangents, Shaped[] Changes)
{
    /// <summary>The change of the result.</summary>
    internal Shaped Tangent => Value.With([.. Enumerable.Range(0, Value.Size).Select(i => Changes.Sum(c => c.Values[i]))]);
}

/// <param name="Product">H·v.</param>
internal sealed record Curvature(Shaped X, Shaped V, Shaped Gradient, Shaped Product, Shaped Hessian);

/// <param name="Derivatives">Of order 0, 1, … 5.</param>
internal sealed record Orders(double X, double[] Derivatives);

/// <param name="Kept">The result's shape when the axis is kept.</param>
internal sealed record LogSum(Shaped X, int Axis, Shaped Value, int[] Kept, Shaped Upstream, Shaped Gradient);
