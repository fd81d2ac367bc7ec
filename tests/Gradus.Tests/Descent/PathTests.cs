using Gradus.Descent;
using NUnit.Framework;

namespace Gradus.Tests.Descent;

/// <summary>How a way begins and ends, what is asked of the functions, and that nobody's arrays are written to.</summary>
public sealed class PathTests
{
    private static readonly double[] Start = [4, -3];

    [Test]
    public void No_steps_give_the_start_alone()
    {
        var way = Descend(rate: 0.1, steps: 0);
        Assert.That((way.Points.Count, way.Outcome), Is.EqualTo((1, Outcome.StepsUsedUp)));
        Assert.That(way.Points[0], Is.EqualTo(Start).And.Not.SameAs(Start));
    }

    [Test(Description = "Round bowl: the gradient's norm is 2 · 5 · 0.8^k")]
    public void It_converges_in_the_first_point_whose_gradient_is_short([Values(1, 7, 20)] int at)
    {
        double tolerance = 10 * Math.Pow(0.8, at - 0.5);
        var way = GradientDescent.Minimize(w => (w[0] * w[0]) + (w[1] * w[1]), w => [2 * w[0], 2 * w[1]], [3, 4], 0.1, 100, tolerance);
        Assert.That((way.Points.Count, way.Outcome), Is.EqualTo((at + 1, Outcome.Converged)));
    }

    [TestCase(20, Outcome.Converged)]
    [TestCase(19, Outcome.StepsUsedUp)]
    public void The_last_point_is_looked_at_too(int steps, Outcome outcome)
    {
        var way = GradientDescent.Minimize(w => w[0] * w[0], w => [2 * w[0]], [5], 0.1, steps, 10 * Math.Pow(0.8, 19.5));
        Assert.That((way.Points.Count, way.Outcome), Is.EqualTo((steps + 1, outcome)));
    }

    [TestCase(0)]
    [TestCase(0.5)]
    public void A_gradient_as_long_as_the_tolerance_is_short_enough(double tolerance)
    {
        var way = GradientDescent.Minimize(w => tolerance * w[0], _ => [tolerance], [1], 0.1, 10, tolerance);
        Assert.That((way.Points.Count, way.Outcome), Is.EqualTo((1, Outcome.Converged)));
    }

    [Test(Description = "5 · 10^(4k) overflows at k = 77")]
    public void It_diverges_in_the_first_point_whose_value_is_infinite()
    {
        var way = GradientDescent.Minimize(Surfaces.Bowl.F, Surfaces.Bowl.Gradient, [0, 1], 10.1, 1000);
        Assert.That((way.Points.Count, way.Outcome), Is.EqualTo((78, Outcome.Diverged)));
        Assert.That(way.Values[^1], Is.EqualTo(double.PositiveInfinity));
        Assert.That(way.Values.SkipLast(1), Is.All.LessThan(double.PositiveInfinity));
    }

    [Test]
    public void It_diverges_in_the_first_point_with_an_infinite_coordinate()
    {
        var way = GradientDescent.Minimize(w => Math.Atan(w[0]), _ => [-1e308], [0], 1, 1000);
        Assert.That(way.Points.Select(p => p[0]), Is.EqualTo(new[] { 0, 1e308, double.PositiveInfinity }));
        Assert.That(way.Outcome, Is.EqualTo(Outcome.Diverged));
    }

    [TestCase(double.NaN)]
    [TestCase(double.NegativeInfinity)]
    public void A_start_that_is_not_finite_has_diverged_already(double start)
    {
        var way = GradientDescent.Minimize(_ => 0, w => w, [start], 0.1, 10, 1);
        Assert.That((way.Points.Count, way.Outcome), Is.EqualTo((1, Outcome.Diverged)));
    }

    [Test(Description = "Neither far nor near: what a NaN gradient leads to has diverged")]
    public void A_gradient_that_is_nan_is_no_convergence()
    {
        var way = GradientDescent.Minimize(_ => 0, _ => [double.NaN], [1], 0.1, 10, 1);
        Assert.That((way.Points.Count, way.Outcome), Is.EqualTo((2, Outcome.Diverged)));
    }

    [Test]
    public void A_saddle_is_flat() =>
        Assert.That(GradientDescent.Minimize(Surfaces.Saddle.F, Surfaces.Saddle.Gradient, [0, 0], 0.1, 10).Outcome, Is.EqualTo(Outcome.Converged));

    [Test]
    public void Points_are_arrays_of_their_own_and_the_start_stays()
    {
        double[] start = [.. Start];
        var way = Descend(rate: 0.05, steps: 5);
        Assert.That(way.Points.Distinct(ReferenceEqualityComparer.Instance).Count(), Is.EqualTo(6));
        Assert.That(start, Is.EqualTo(Start));
        double[] w = [1, 1];
        Assert.That(GradientDescent.Step(Surfaces.Bowl.Gradient, w, 0.1), Is.Not.SameAs(w));
        Assert.That(w, Is.EqualTo(new[] { 1, 1 }));
    }

    [Test]
    public void Functions_are_asked_once_for_each_point()
    {
        int values = 0, slopes = 0, derivatives = 0;
        GradientDescent.Minimize(w => { values++; return w[0] * w[0]; }, w => { slopes++; return [2 * w[0]]; }, [5], 0.1, 10);
        GradientDescent.Minimize(w => { derivatives++; return 2 * w; }, 5, 0.1, 10);
        Assert.That((values, slopes, derivatives), Is.EqualTo((11, 11, 10)));
    }

    [Test]
    public void A_function_may_change_the_array_it_gets_for_a_slope()
    {
        double[] x = [1, 2];
        double[] gradient = Slope.Gradient(
            w =>
            {
                double value = (3 * w[0] * w[0]) + (5 * w[1] * w[1]);
                Array.Clear(w);
                return value;
            },
            x,
            0.25);
        Assert.That(gradient, Is.EqualTo(new[] { 6.0, 20 }).Within(1e-14));
        Assert.That(x, Is.EqualTo(new[] { 1, 2 }));
    }

    [Test]
    public void The_slope_at_a_kink_is_the_mean_of_both_sides() => Assert.That(Slope.At(x => x < 0 ? -x : 3 * x, 0), Is.EqualTo(1).Within(1e-10));

    private static DescentPath Descend(double rate, int steps) => GradientDescent.Minimize(Surfaces.Bowl.F, Surfaces.Bowl.Gradient, Start, rate, steps);
}
