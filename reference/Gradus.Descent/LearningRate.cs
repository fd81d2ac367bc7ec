namespace Gradus.Descent;

/// <summary>Learning rates of functions whose curvature is known. Where it is not, one tries.</summary>
public static partial class LearningRate
{
    /// <summary>The largest rate with which descent does not run away from the minimum of ½λ(w − c)².</summary>
    /// <param name="curvature">λ, the second derivative f''; finite, above 0.</param>
    /// <returns>2/λ. A step multiplies the distance to the minimum by 1 − ηλ: below this rate that is between −1 and 1; at it, −1; beyond it, descent diverges.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="curvature"/> is 0, negative, infinite or NaN.</exception>
    /// <remarks>Source: lecture L3 (rates too small and too big); LeCun, Bottou, Orr and Müller, <i>Efficient BackProp</i> (1998), §5.1.</remarks>
    /// <example><code>
    /// LearningRate.Largest(1.2)   // 1.6666666666666667: of lecture 3's parabola 0.6w²
    /// </code></example>
    // exercise: learning-rate
    public static double Largest(double curvature)
    {
        Require.Positive(curvature);
        return 2 / curvature;
    }

    /// <summary>The rate with which the slowest direction of a quadratic bowl shrinks fastest.</summary>
    /// <param name="smallest">The curvature in the flattest direction, the smallest eigenvalue of the matrix of second derivatives; finite, above 0.</param>
    /// <param name="largest">The curvature in the steepest direction, the largest eigenvalue; finite, not below <paramref name="smallest"/>.</param>
    /// <returns>2/(λmin + λmax): the flattest and the steepest direction shrink alike, by (λmax − λmin)/(λmax + λmin) in a step.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A curvature is 0, negative, infinite or NaN, or <paramref name="smallest"/> is above <paramref name="largest"/>.</exception>
    /// <remarks>Source: Polyak, <i>Introduction to Optimization</i> (1987), §1.4.</remarks>
    /// <example><code>
    /// LearningRate.Best(6, 10)   // 0.125: of lecture 3's bowl 3w₁² + 5w₂²
    /// </code></example>
    // exercise: learning-rate
    public static double Best(double smallest, double largest)
    {
        Require.Positive(smallest);
        Require.Positive(largest);
        Require.NotAbove(smallest, largest);
        return 2 / (smallest + largest);
    }
}
