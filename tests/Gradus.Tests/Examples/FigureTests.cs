using System.Xml.Linq;
using Gradus.Descent;
using Gradus.Examples.Drawing;
using Gradus.Examples.Figures;
using Gradus.Examples.Paths;
using Gradus.Optimizers;
using NUnit.Framework;

namespace Gradus.Tests.Examples;

/// <summary>Pictures show what is so: contours lie on their level, rates are what their columns say, and the file is XML of known shape.</summary>
public sealed class FigureTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Test]
    public void Contours_lie_on_a_level()
    {
        // Of x² + y² the contours are circles; a straight stroke across a cell of 4/72 leaves one by less than 1e-3.
        var strokes = Contours.Of(p => (p[0] * p[0]) + (p[1] * p[1]), new Span(-2, 2), new Span(-2, 2), 5).ToArray();
        double[] starts = [.. strokes.Select(s => Math.Sqrt((s.X1 * s.X1) + (s.Y1 * s.Y1)))], ends = [.. strokes.Select(s => Math.Sqrt((s.X2 * s.X2) + (s.Y2 * s.Y2)))];
        Assert.That(starts.Zip(ends, (a, b) => Math.Abs(a - b)), Has.All.LessThan(2e-3));
        Assert.That(starts.Select(r => Math.Round(r, 1)).Distinct().Count(), Is.GreaterThanOrEqualTo(5));
        Assert.That(strokes.Select(s => Math.Sqrt(Math.Pow(s.X1 - s.X2, 2) + Math.Pow(s.Y1 - s.Y2, 2))), Has.All.LessThanOrEqualTo(4 * Math.Sqrt(2) / 72 * 1.0001));
    }

    [TestCase(-2.0, 2, new double[] { -2, -1, 0, 1, 2 })]
    [TestCase(0.0, 25, new double[] { 0, 5, 10, 15, 20, 25 })]
    [TestCase(-0.55, 0.55, new[] { -0.4, -0.2, 0, 0.2, 0.4 })]
    [TestCase(-16.0, 4, new double[] { -15, -10, -5, 0 })]
    public void Ticks_are_round_numbers(double from, double to, double[] ticks) => Assert.That(new Span(from, to).Ticks(), Is.EqualTo(ticks).Within(1e-12));

    [Test]
    public void A_path_of_gradient_descent_is_that_of_Gradus_Descent()
    {
        var expected = GradientDescent.Minimize(Surfaces.Rosenbrock.F, Surfaces.Rosenbrock.Gradient, [-1.2, 2], 1e-3, 20);
        var path = OptimizerPath.Of(new Sgd(1e-3), 1e-3, Surfaces.Rosenbrock, [-1.2, 2], 20);
        Assert.That(path.Points.SelectMany(point => point), Is.EqualTo(expected.Points.SelectMany(point => point)).Within(1e-12));
        Assert.That(path.Value, Is.EqualTo(expected.Values[^1]).Within(1e-12));
        Assert.That(path.Diverged, Is.False);
    }

    [Test]
    public void A_path_that_runs_away_is_stopped()
    {
        var path = OptimizerPath.Of(new Sgd(10), 10, Surfaces.Bowl, [1, 1], 1000);
        Assert.That(path.Diverged, Is.True);
        Assert.That(path.Points, Has.Count.LessThan(10));
        Assert.That(path.Value, Is.EqualTo(double.PositiveInfinity));
    }

    private static IEnumerable<TestCaseData> Views => View.All.Select(view => new TestCaseData(view.Name));

    [TestCaseSource(nameof(Views))]
    public void A_rate_too_small_lags_the_right_one_comes_down_and_one_too_big_goes_up(string name)
    {
        var view = View.All.Single(v => v.Name == name);
        double begin = view.Surface.F(view.Start) - view.Surface.F(view.Surface.Minimum);
        foreach (Func<double, Optimizer> make in new Func<double, Optimizer>[] { rate => new Sgd(rate), rate => new Momentum(rate), rate => new Adam(rate) })
        {
            var paths = RateSearch.Of(make, view, 60);
            Assert.That(paths.Select(path => path.Rate), Is.Ordered);
            Assert.That(paths[1].Mean, Is.LessThan(paths[0].Mean).And.LessThan(begin / 2));
            Assert.That(paths[1].Value, Is.LessThan(begin / 5));
            Assert.That(paths[2].Mean, Is.GreaterThan(begin));
        }
    }

    [TestCaseSource(nameof(Views))]
    public void The_optimizers_picture_has_a_panel_for_each_optimizer_and_rate(string name)
    {
        var file = XDocument.Parse(OptimizersFigure.Draw(View.All.Single(view => view.Name == name), 30).ToString());
        Assert.That(file.Root!.Name, Is.EqualTo(Svg + "svg"));
        Assert.That(file.Descendants(Svg + "clipPath").Count(), Is.EqualTo(18));
        Assert.That(file.Descendants(Svg + "use").Count(), Is.EqualTo(18));
        Assert.That(file.Descendants(Svg + "polyline").Count(), Is.EqualTo(18));
        Assert.That(Texts(file), Does.Contain("Nesterov").And.Contain("rate too big").And.Some.StartsWith("α = "));
    }

    [Test, SetCulture("ru-RU")]
    public void The_learning_rates_picture_has_nine_panels_and_points_in_its_numbers()
    {
        var file = XDocument.Parse(LearningRatesFigure.Draw().ToString());
        Assert.That(file.Descendants(Svg + "clipPath").Count(), Is.EqualTo(9));
        Assert.That(Texts(file), Has.Some.StartsWith("η = 0.125: f = "));
        Assert.That(file.Descendants(Svg + "circle").Attributes("cx").Select(cx => cx.Value), Has.None.Contains(","));
    }

    private static List<string> Texts(XDocument file) => [.. file.Descendants(Svg + "text").Select(text => text.Value)];
}
