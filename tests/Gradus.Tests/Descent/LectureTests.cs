using Gradus.Descent;
using NUnit.Framework;

namespace Gradus.Tests.Descent;

/// <summary>The lectures' worked numbers, rows 12 and 13 of LECTURES.md, and what follows from them in closed form.</summary>
public sealed class LectureTests
{
    [TestCase(2, 2.4)]
    [TestCase(4, 4.8)]
    [TestCase(-3, -3.6)]
    [TestCase(0, 0)]
    public void Row_12_slope_of_a_parabola(double at, double slope)
    {
        Assert.That(Slope.At(w => 0.6 * w * w, at, 0.1), Is.EqualTo(slope).Within(1e-13));
        Assert.That(Slope.At(w => 0.6 * w * w, at), Is.EqualTo(slope).Within(1e-9));
        Assert.That(Surfaces.Parabola.Gradient([at]), Is.EqualTo(new[] { slope }).Within(1e-15));
    }

    [TestCase(1, 1, 6, 10)]
    [TestCase(-2, 0.5, -12, 5)]
    [TestCase(0, 0, 0, 0)]
    public void Row_13_gradient_of_two_variables(double w1, double w2, double slope1, double slope2)
    {
        Assert.That(Slope.Gradient(Surfaces.Bowl.F, [w1, w2], 0.1), Is.EqualTo(new[] { slope1, slope2 }).Within(1e-13));
        Assert.That(Surfaces.Bowl.Gradient([w1, w2]), Is.EqualTo(new[] { slope1, slope2 }));
    }

    // w_k = w_0 (1 - 1.2 rate)^k
    [TestCase(0.01, 500, TestName = "too small a rate")]
    [TestCase(0.7, 40, TestName = "a good rate")]
    [TestCase(1.6, 60, TestName = "a rate that jumps from side to side")]
    [TestCase(2, 30, TestName = "too big a rate")]
    public void Descent_on_the_parabola_has_a_closed_form(double rate, int steps)
    {
        double expected = 4 * Math.Pow(1 - (1.2 * rate), steps);
        Assert.That(GradientDescent.Minimize(w => 1.2 * w, 4, rate, steps), Is.EqualTo(expected).Within(1e-11 * Math.Abs(expected)));
    }

    [Test]
    public void Descent_in_the_bowl_has_a_closed_form()
    {
        var way = GradientDescent.Minimize(Surfaces.Bowl.F, Surfaces.Bowl.Gradient, [4, -3], 0.04, 50);
        for (int k = 0; k <= 50; k++)
        {
            double w1 = 4 * Math.Pow(0.76, k), w2 = -3 * Math.Pow(0.6, k);
            Assert.That(way.Points[k], Is.EqualTo(new[] { w1, w2 }).Within(1e-13), $"step {k}");
            Assert.That(way.Values[k], Is.EqualTo((3 * w1 * w1) + (5 * w2 * w2)).Within(1e-12), $"step {k}");
        }
    }

    [Test(Description = "The largest rate of row 12: at it descent jumps for ever, below it comes down, above it runs away")]
    public void Rates_of_the_parabola()
    {
        double largest = LearningRate.Largest(1.2);
        Assert.That(largest, Is.EqualTo(2 / 1.2));
        Assert.That(Math.Abs(GradientDescent.Minimize(w => 1.2 * w, 4, 0.99 * largest, 1000)), Is.LessThan(1e-6));
        Assert.That(Math.Abs(GradientDescent.Minimize(w => 1.2 * w, 4, largest, 1000)), Is.EqualTo(4).Within(1e-10));
        Assert.That(Math.Abs(GradientDescent.Minimize(w => 1.2 * w, 4, 1.01 * largest, 1000)), Is.GreaterThan(1e6));
    }

    [Test(Description = "Row 13: no other rate brings the farther of the two directions closer")]
    public void The_best_rate_of_the_bowl_is_the_best()
    {
        double best = LearningRate.Best(6, 10);
        Assert.That(best, Is.EqualTo(0.125));
        foreach (double other in new[] { 0.1, 0.12, 0.124, 0.126, 0.13, 0.15 })
            Assert.That(Left(other), Is.GreaterThan(Left(best)), $"rate {other}");

        static double Left(double rate) => GradientDescent.Minimize(Surfaces.Bowl.F, Surfaces.Bowl.Gradient, [1, 1], rate, 20).Points[^1].Max(Math.Abs);
    }
}
