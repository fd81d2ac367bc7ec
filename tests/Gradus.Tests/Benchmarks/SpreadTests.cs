using System.Globalization;
using Gradus.Benchmarks.Comparing;
using NUnit.Framework;

namespace Gradus.Tests.Benchmarks;

public sealed class SpreadTests
{
    [TestCase(new[] { 3.0 }, 3, 3, 3)]
    [TestCase(new[] { 5.0, 1, 4, 2, 3 }, 3, 1, 5)]
    [TestCase(new[] { 4.0, 1 }, 2.5, 1, 4)]
    [TestCase(new[] { 1.0, 2, 3, 100 }, 2.5, 1, 100)]
    public void Median_and_range(double[] values, double median, double least, double greatest) =>
        Assert.That(Spread.Of(values), Is.EqualTo(new Spread(median, least, greatest)));

    [Test]
    public void Of_no_values_there_is_none()
    {
        Assert.That(() => Spread.Of(), Throws.ArgumentException.With.Message.Contains("no values"));
        Assert.That(() => Spread.GeometricMean(), Throws.ArgumentException.With.Message.Contains("no values"));
    }

    [TestCase(new[] { 2.0, 0.5 }, 1)]
    [TestCase(new[] { 1.0, 8 }, 2.8284271247461903)]
    [TestCase(new[] { 3.0, 3, 3 }, 3)]
    public void Twice_as_fast_and_half_as_fast_are_1_together(double[] values, double mean) => Assert.That(Spread.GeometricMean(values), Is.EqualTo(mean).Within(1e-15));

    [TestCase(0.98, 1.02, true)]
    [TestCase(1, 1.1, true)]
    [TestCase(0.9, 1, true)]
    [TestCase(1.001, 1.1, false)]
    [TestCase(0.9, 0.999, false)]
    public void Whether_the_range_includes_1(double least, double greatest, bool expected) => Assert.That(new Spread((least + greatest) / 2, least, greatest).Includes(1), Is.EqualTo(expected));

    [TestCase(1.25, 1.2, 1.3, "1.25 (1.20–1.30)")]
    [TestCase(1.01, 0.99, 1.02, "equal: 1.01 (0.99–1.02)")]
    [TestCase(28.44, 27, 30.06, "28.4 (27.0–30.1)")]
    [TestCase(1234, 999.6, 2000, "1234 (1000–2000)")]
    public void A_ratio_whose_range_includes_1_is_called_equal(double median, double least, double greatest, string text) =>
        Assert.That(new Spread(median, least, greatest).Ratio(), Is.EqualTo(text));

    [TestCase(0.03321, "0.0332")]
    [TestCase(28.14, "28.1")]
    [TestCase(104.4, "104")]
    [TestCase(1250.3, "1250")]
    [TestCase(0, "0")]
    public void A_figure_has_three_digits_and_no_exponent(double value, string text) => Assert.That(Spread.Of(value).Figure(), Is.EqualTo($"{text} ({text}–{text})"));

    [Test, SetCulture("ru-RU")]
    public void Figures_are_written_with_a_point_everywhere()
    {
        Assert.That(1.5.ToString(CultureInfo.CurrentCulture), Is.EqualTo("1,5"));
        Assert.That(Spread.Of(1.5).Ratio() + Spread.Of(0.25).Figure(), Does.Not.Contain(','));
    }
}
