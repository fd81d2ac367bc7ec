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
    public void An_accuracy_is_the_share_of_right_answers_and_knows_of_how_many()
    {
        var curve = Curve.OfAnswers([[3, 0, 0, 0], [3, 1, 4, 0], [3, 1, 4, 1], [3, 1, 4], [3, 1, 4, 1, 5], []], [3, 1, 4, 1], 45);
        Assert.That(curve.Values, Is.EqualTo(new[] { 0.25, 0.75, 1, double.NaN, double.NaN, double.NaN }));
        Assert.That((curve.Answers, curve.Steps[^1]), Is.EqualTo((4, 225)));
        Assert.That(new Curve([3, 2, 1]).Answers, Is.Zero, "a loss is no share of answers");
    }

    [Test]
    public void An_accuracy_takes_questions() => Assert.That(() => Curve.OfAnswers([[]], []), Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains("truth"));

    [Test]
    public void Nothing_is_no_curve() => Assert.That(() => new Curve(null!), Throws.ArgumentNullException.With.Message.Contains("values"));

    [Test]
    public void Points_are_a_step_apart_or_more() => Assert.That(() => Curve.Every(0, [1]), Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains("every"));
}
