using Gradus.Contracts;

namespace Gradus.Suites.Descent;

/// <summary>Functions to descend on, and where descent on quadratic ones leads: a closed form, from which no step is computed.</summary>
internal static class Functions
{
    /// <summary>Lecture 3's bowl, 3w₁² + 5w₂².</summary>
    internal static double Bowl(double[] w) => (3 * w[0] * w[0]) + (5 * w[1] * w[1]);

    internal static double[] BowlGradient(double[] w) => [6 * w[0], 10 * w[1]];

    /// <summary>Σ wᵢ², of any number of coordinates.</summary>
    internal static double Round(double[] w) => w.Sum(each => each * each);

    internal static double[] RoundGradient(double[] w) => [.. w.Select(each => 2 * each)];

    /// <summary>Where k steps lead on ½λ(w − c)²: the distance to c shrinks by 1 − ηλ in each.</summary>
    internal static double After(int steps, double start, double curvature, double rate, double center = 0) =>
        center + (Math.Pow(1 - (rate * curvature), steps) * (start - center));

    /// <summary>Points as rows, of shape [points, coordinates].</summary>
    internal static Shaped Rows(this IReadOnlyList<double[]> points) => new([.. points.SelectMany(p => p)], [points.Count, points.Count > 0 ? points[0].Length : 0]);

    /// <summary>The points with these numbers.</summary>
    internal static double[][] At(this double[][] points, IEnumerable<int> numbers) => [.. numbers.Select(i => points[i])];
}
