using Gradus.Grading.Convergence;
using NUnit.Framework;

namespace Gradus.Tests.Learning;

/// <summary>Curves as trainings return them.</summary>
public class CurveTests
{
    [TestCase(1, 3, new[] { 1.0, 2, 3 }, new[] { 0, 1, 2 })]
    [TestCase(2, 5, new[] { 1.0, 3, 5 }, new[] { 0, 2, 4 })]
    [TestCase(2, 4, new[] { 1.0, 3 }, new[] { 0, 2 })]
    [TestCase(10, 1, new[] { 1.0 }, new[] { 0 })]
    [TestCase(10, 0, new double[0], new int[0])]
    public void Losses_are_thinned_out_from_the_first_on(int every, int count, double[] values, int[] steps)
    {
        var curve = Curve.Every(every, [.. Enumerable.Range(1, count).Select(i => (double)i)]);
        Assert.That((curve.Values, curve.Steps), Is.EqualTo((values, steps)));
    }

    [Test]
    public void A_curve_keeps_its_values()
    {
        double[] values = [3, 2, 1];
        var curve = new Curve(values, 5);
        values[0] = 100;
        Assert.That((curve.Values[0], curve.Steps), Is.EqualTo((3.0, new[] { 0, 5, 10 })));
    }

    [Test]
    public void Nothing_is_no_curve() => Assert.That(() => new Curve(null!), Throws.ArgumentNullException.With.Message.Contains("values"));

    [Test]
    public void Points_are_a_step_apart_or_more() => Assert.That(() => Curve.Every(0, [1]), Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains("every"));
}
