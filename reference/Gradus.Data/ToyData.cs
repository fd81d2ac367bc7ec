using System.Globalization;
using Gradus.Tensors;

namespace Gradus.Data;

/// <summary>Points in the plane in two or three classes, for pictures and quick trainings.</summary>
/// <remarks>X is float32 [n, 2]. The classes take turns (row i is of class i mod 2, of <see cref="Blobs"/> i mod 3), so every stretch of rows has all of them. The points of a class are spread evenly along
/// its curve; then each coordinate gets noise.</remarks>
public static class ToyData
{
    /// <summary>Two half circles of radius 1, one inside the other's bend, as scikit-learn's make_moons: no straight line parts them.</summary>
    /// <param name="n">How many points, at least 2.</param>
    /// <param name="noise">The standard deviation of the noise in each coordinate, 0 or more.</param>
    /// <param name="key">Where the noise comes from.</param>
    /// <exception cref="ArgumentOutOfRangeException">n is less than 2, or the noise negative or not finite.</exception>
    public static (Tensor X, int[] Labels) Moons(int n, double noise, RandomKey key) => Make(n, 2, noise, key, (label, t) =>
    {
        double angle = Math.PI * t;
        return label == 0 ? (Math.Cos(angle), Math.Sin(angle)) : (1 - Math.Cos(angle), 0.5 - Math.Sin(angle));
    });

    /// <summary>Two circles around the origin: class 0 of radius 1, class 1 of radius ½.</summary>
    /// <param name="n">How many points, at least 2.</param>
    /// <param name="noise">The standard deviation of the noise in each coordinate, 0 or more.</param>
    /// <param name="key">Where the noise comes from.</param>
    /// <exception cref="ArgumentOutOfRangeException">n is less than 2, or the noise negative or not finite.</exception>
    public static (Tensor X, int[] Labels) Circles(int n, double noise, RandomKey key) => Make(n, 2, noise, key, (label, t) => Around(label == 0 ? 1 : 0.5, 2 * Math.PI * t), isClosed: true);

    /// <summary>Two spirals of one and a half turns, from radius 0.1 to 1, one the other's mirror image in the origin.</summary>
    /// <param name="n">How many points, at least 2.</param>
    /// <param name="noise">The standard deviation of the noise in each coordinate, 0 or more.</param>
    /// <param name="key">Where the noise comes from.</param>
    /// <exception cref="ArgumentOutOfRangeException">n is less than 2, or the noise negative or not finite.</exception>
    public static (Tensor X, int[] Labels) Spirals(int n, double noise, RandomKey key) => Make(n, 2, noise, key, (label, t) => Around(0.1 + (0.9 * t), Math.PI * ((3 * t) + label)));

    /// <summary>Three clouds, 2 from the origin and 2√3 from each other: with little noise straight lines part them.</summary>
    /// <param name="n">How many points, at least 3.</param>
    /// <param name="noise">The standard deviation of a cloud in each coordinate, 0 or more.</param>
    /// <param name="key">Where the noise comes from.</param>
    /// <exception cref="ArgumentOutOfRangeException">n is less than 3, or the noise negative or not finite.</exception>
    public static (Tensor X, int[] Labels) Blobs(int n, double noise, RandomKey key) => Make(n, 3, noise, key, (label, _) => Around(2, Math.PI * (0.5 + (label * 2.0 / 3))));

    private static (double X, double Y) Around(double radius, double angle) => (radius * Math.Cos(angle), radius * Math.Sin(angle));

    // t runs from 0 to 1 along each class's curve, both ends included; on a closed curve the end is the start.
    private static (Tensor X, int[] Labels) Make(int n, int classes, double noise, RandomKey key, Func<int, double, (double X, double Y)> point, bool isClosed = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n, classes);
        if (!(noise >= 0 && double.IsFinite(noise)))
        {
            throw new ArgumentOutOfRangeException(nameof(noise), noise, string.Create(CultureInfo.InvariantCulture, $"The noise is a standard deviation, finite and 0 or more; it is {noise}."));
        }
        var points = new double[n, 2];
        var labels = new int[n];
        for (int row = 0; row < n; row++)
        {
            labels[row] = row % classes;
            int ofClass = ((n - labels[row] - 1) / classes) + 1, steps = isClosed ? ofClass : Math.Max(ofClass - 1, 1);
            (points[row, 0], points[row, 1]) = point(labels[row], (double)(row / classes) / steps);
        }
        return ((Tensor.Of(points) + (noise * key.Normal([n, 2], dtype: DType.Float64))).To(DType.Float32), labels);
    }
}
