namespace Gradus.Descent;

/// <summary>Gradient descent: from where one stands, a step against the slope, again and again.</summary>
public static partial class GradientDescent
{
    /// <summary>One step of descent on a function of one number.</summary>
    /// <param name="derivative">f'; called once, at w.</param>
    /// <param name="w">Where the step starts.</param>
    /// <param name="rate">η, the learning rate; finite, above 0.</param>
    /// <returns>w − η·f'(w).</returns>
    /// <exception cref="ArgumentNullException"><paramref name="derivative"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rate"/> is 0, negative, infinite or NaN.</exception>
    /// <remarks>Source: lecture L3; Cauchy, <i>Méthode générale pour la résolution des systèmes d'équations simultanées</i> (1847).</remarks>
    /// <example><code>
    /// GradientDescent.Step(w => 1.2 * w, 4, 0.1)   // 3.52
    /// </code></example>
    // TODO (step)
    public static double Step(Func<double, double> derivative, double w, double rate)
    {
        throw new NotImplementedException("GradientDescent.Step");
    }

    /// <summary>One step of descent on a function of several numbers.</summary>
    /// <param name="gradient">∇f: from [n] to [n]; called once, at w.</param>
    /// <param name="w">[n] where the step starts; stays as it is.</param>
    /// <param name="rate">η, the learning rate; finite, above 0.</param>
    /// <returns>[n] w − η·∇f(w), a new array.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="gradient"/>, <paramref name="w"/> or what the gradient gives is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rate"/> is 0, negative, infinite or NaN.</exception>
    /// <exception cref="ArgumentException">The gradient has not as many elements as w.</exception>
    /// <remarks>Source: lecture L3. Its slide writes Δw = −ηΔC(w); what is meant is the gradient, ∇C. <c>Require.Gradient</c> checks what the function gives.</remarks>
    /// <example><code>
    /// GradientDescent.Step(w => [6 * w[0], 10 * w[1]], [1, 1], 0.1)   // [0.4, 0]
    /// </code></example>
    // TODO (step)
    public static double[] Step(Func<double[], double[]> gradient, double[] w, double rate)
    {
        throw new NotImplementedException("GradientDescent.Step");
    }
}
