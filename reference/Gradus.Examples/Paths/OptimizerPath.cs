using Gradus.Descent;
using Gradus.Optimizers;
using Gradus.Tensors;

namespace Gradus.Examples.Paths;

/// <summary>The way of an optimizer on a surface.</summary>
/// <param name="Rate">Its learning rate.</param>
/// <param name="Points">The points, the start first; the last one of a path that diverges is not finite, or far away.</param>
/// <param name="Value">The value at the last point, above the least.</param>
/// <param name="Mean">The mean of the values at all points, above the least: low for a path that comes down soon and stays there.</param>
/// <param name="Diverged">Whether it went so far that it was stopped.</param>
internal sealed record OptimizerPath(double Rate, IReadOnlyList<double[]> Points, double Value, double Mean, bool Diverged)
{
    private const double Far = 1e6;

    /// <summary>The steps of an optimizer.</summary>
    /// <param name="optimizer">It, of a constant rate.</param>
    /// <param name="rate">That rate.</param>
    /// <param name="surface">What it descends on.</param>
    /// <param name="start">Where it begins.</param>
    /// <param name="steps">How many steps it makes at most.</param>
    internal static OptimizerPath Of(Optimizer optimizer, double rate, Surface surface, double[] start, int steps)
    {
        Tensor[] x = [Tensor.Of<double>(start)];
        var state = optimizer.Start(x);
        var points = new List<double[]> { start };
        for (int step = 0; step < steps && !IsFar(points[^1]); step++)
        {
            double[] at = optimizer.LookAhead(x, state)[0].ToArray<double>();
            (x, state) = optimizer.Step(x, [Tensor.Of<double>(surface.Gradient(at))], state);
            points.Add(x[0].ToArray<double>());
        }
        bool diverged = IsFar(points[^1]);
        double Above(double[] point) => diverged ? double.PositiveInfinity : surface.F(point) - surface.F(surface.Minimum);
        return new OptimizerPath(rate, points, Above(points[^1]), points.Average(Above), diverged);
    }

    private static bool IsFar(double[] point) => !point.All(number => Math.Abs(number) < Far);
}
