using System.Reflection;
using Gradus.Descent;
using NUnit.Framework;

namespace Gradus.Tests.Descent;

/// <summary>Surfaces, slopes and ways agree with NumPy and mpmath.</summary>
public sealed class OracleTests
{
    private static readonly Dictionary<string, Func<double, double>> Curves = new()
    {
        ["sin"] = Math.Sin,
        ["exp"] = Math.Exp,
        ["cube"] = x => x * x * x,
        ["reciprocal"] = x => 1 / x,
    };

    private static IEnumerable<Fixture> Points => Fixture.All("surfaces");

    private static IEnumerable<Fixture> Slopes => Fixture.All("slopes");

    private static IEnumerable<Fixture> Ways => Fixture.All("ways");

    private static IEnumerable<Surface> AllSurfaces =>
        typeof(Surfaces).GetProperties(BindingFlags.Public | BindingFlags.Static).Select(p => (Surface)p.GetValue(null)!);

    [TestCaseSource(nameof(Points))]
    public void A_surface_and_its_gradient(Fixture row)
    {
        var surface = Named(row);
        double[] x = row.Numbers("x");
        Assert.That(surface.F(x), IsNear(row.Number("value")));
        AssertNear(surface.Gradient(x), row.Numbers("gradient"));
    }

    [TestCaseSource(nameof(Slopes))]
    public void A_central_difference(Fixture row) =>
        Assert.That(Slope.At(Curves[row.Text("function")], row.Number("x"), row.Number("h")), Is.EqualTo(row.Number("slope")).Within(1e-15 * 100 / row.Number("h")));

    [TestCaseSource(nameof(Ways))]
    public void A_way_of_descent(Fixture row)
    {
        var surface = Named(row);
        var way = GradientDescent.Minimize(surface.F, surface.Gradient, row.Numbers("start"), row.Number("rate"), row.Integer("steps"));
        Assert.That(way.Outcome, Is.EqualTo(Outcome.StepsUsedUp));
        Assert.That(way.Points, Has.Count.EqualTo(row.Integer("steps") + 1));
        Assert.That(way.Values, Has.Count.EqualTo(row.Integer("steps") + 1));
        foreach (var (step, point, value) in row.Integers("kept").Zip(row.Rows("points"), row.Numbers("values")))
        {
            AssertNear(way.Points[step], point);
            Assert.That(way.Values[step], IsNear(value), $"step {step}");
        }
    }

    [Test]
    public void Every_surface_has_rows() =>
        Assert.That(Points.Select(row => row.Text("surface")).Distinct(), Is.EquivalentTo(AllSurfaces.Select(s => s.Name)));

    [TestCaseSource(nameof(AllSurfaces))]
    public void A_surface_is_flat_at_its_minimum(Surface surface)
    {
        Assert.That(surface.F(surface.Minimum), Is.Zero);
        Assert.That(surface.Gradient(surface.Minimum), Is.All.Zero);
    }

    [TestCaseSource(nameof(AllSurfaces))]
    public void A_surface_gives_its_arrays_away(Surface surface)
    {
        surface.Minimum[0] = 99;
        Assert.That(AllSurfaces.Single(s => s.Name == surface.Name).Minimum[0], Is.Not.EqualTo(99));
    }

    [TestCaseSource(nameof(AllSurfaces))]
    public void A_surface_refuses_another_number_of_coordinates(Surface surface)
    {
        Assert.That(() => surface.F([1, 2, 3]), Throws.ArgumentException.With.Message.Contains("w has 3 elements; expected"));
        Assert.That(() => surface.Gradient([]), Throws.ArgumentException.With.Message.Contains("w has 0 elements; expected"));
        Assert.That(() => surface.F(null!), Throws.ArgumentNullException);
    }

    private static Surface Named(Fixture row) => AllSurfaces.Single(s => s.Name == row.Text("surface"));

    private static NUnit.Framework.Constraints.Constraint IsNear(double expected) => Is.EqualTo(expected).Within(1e-12 * Math.Max(1, Math.Abs(expected)));

    private static void AssertNear(double[] got, double[] expected)
    {
        Assert.That(got, Has.Length.EqualTo(expected.Length));
        for (int i = 0; i < got.Length; i++) Assert.That(got[i], IsNear(expected[i]), $"element {i}");
    }
}
