using Gradus.Optimizers;

namespace Gradus.Examples.Paths;

/// <summary>Three paths of an optimizer: with a learning rate that is too small, with the right one, and with one that is too big.</summary>
/// <remarks>All rates of a geometric grid are tried. The right one is lowest on average over its steps; a twentieth of it is too small; too big is the first above it that is higher on average
/// than where it began: it may come back, or never.</remarks>
internal static class RateSearch
{
    private const double TooSmall = 0.05;

    /// <summary>The three paths, the smallest rate first.</summary>
    /// <param name="make">Makes the optimizer of a rate.</param>
    /// <param name="view">Where it descends.</param>
    /// <param name="steps">How many steps it makes.</param>
    internal static OptimizerPath[] Of(Func<double, Optimizer> make, View view, int steps)
    {
        OptimizerPath Path(double rate) => OptimizerPath.Of(make(rate), rate, view.Surface, view.Start, steps);
        OptimizerPath[] tried = [.. Enumerable.Range(0, 57).Select(k => Path(Math.Pow(10, -5 + (k / 8.0))))];
        int right = Enumerable.Range(0, tried.Length).MinBy(k => tried[k].Mean);
        double begin = view.Surface.F(view.Start) - view.Surface.F(view.Surface.Minimum);
        return [Path(TooSmall * tried[right].Rate), tried[right], tried.Skip(right + 1).FirstOrDefault(path => !(path.Mean <= begin)) ?? tried[^1]];
    }
}
