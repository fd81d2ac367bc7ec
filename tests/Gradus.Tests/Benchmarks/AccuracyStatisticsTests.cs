using Gradus.Benchmarks.Accuracy;
using NUnit.Framework;

namespace Gradus.Tests.Benchmarks;

/// <summary>Percentiles, Student's t and Welch's interval: percentiles are NumPy 1.24's, the others mpmath's (SciPy 1.10's quantiles are right to ten digits).</summary>
public sealed class AccuracyStatisticsTests
{
    private static readonly double[] Five = [0.9666, 0.9721, 0.961, 0.9694, 0.9749], Six = [0.9694, 0.9582, 0.9638, 0.9666, 0.9777, 0.961];

    private static IEnumerable<TestCaseData> Percentiles =>
    [
        new(new[] { 0.5 }, new[] { 0.5, 0.5, 0.5 }),
        new(new double[] { 2, 1 }, new[] { 1.5, 1.1, 1.9 }),
        new(new double[] { 3, 1, 4, 2 }, new[] { 2.5, 1.3, 3.7 }),
        new(Five, new[] { 0.9694, 0.96324, 0.97378 }),
        new(Six, new[] { 0.9652, 0.9596, 0.97355 }),
    ];

    [TestCaseSource(nameof(Percentiles))]
    public void Percentiles_are_numpys(double[] values, double[] expected)
    {
        var (median, tenth, ninetieth) = Accuracies.Of(values);
        Assert.That(new[] { median, tenth, ninetieth }, Is.EqualTo(expected).Within(1e-15));
    }

    [Test]
    public void Nothing_has_no_percentiles() => Assert.That(() => Accuracies.Of(), Throws.ArgumentException.With.Message.Contains("at least one"));

    [Test]
    public void Accuracies_are_written_with_four_decimals() => Assert.That(Accuracies.Of(Five).ToString(), Is.EqualTo("0.9694 (0.9632–0.9738)"));

    [TestCase(0.95, 1, 12.706204736174705)]
    [TestCase(0.95, 2, 4.3026527297494639)]
    [TestCase(0.95, 4.5, 2.6589123472044038)]
    [TestCase(0.95, 19, 2.0930240544083098)]
    [TestCase(0.95, 37.6, 2.0251016387626831)]
    [TestCase(0.95, 1000, 1.9623390808264085)]
    [TestCase(0.99, 8, 3.3553873313333955)]
    [TestCase(0.5, 3, 0.76489232840434528)]
    public void Quantiles_of_t_are_exact(double probability, double degrees, double expected) => Assert.That(StudentT.Within(probability, degrees), Is.EqualTo(expected).Within(1e-10).Percent);

    [TestCase(0, 5)]
    [TestCase(1, 5)]
    [TestCase(0.95, 0.5)]
    [TestCase(0.95, double.NaN)]
    public void There_is_no_such_quantile(double probability, double degrees) => Assert.That(() => StudentT.Within(probability, degrees), Throws.TypeOf<ArgumentOutOfRangeException>());

    private static IEnumerable<TestCaseData> Differences =>
    [
        new(Five, Six, 0.002683333333333149, 0.0083730548766000331, "+0.0027 ± 0.0084, within"),
        new(Six, Five, -0.002683333333333149, 0.0083730548766000331, "−0.0027 ± 0.0084, within"),
        new(new[] { 0.97, 0.98, 0.99 }, new[] { 0.9, 0.91, 0.92, 0.93 }, 0.065, 0.022317114813387884, "+0.0650 ± 0.0223, better"),
        new(new[] { 0.9, 0.91, 0.92, 0.93 }, new[] { 0.97, 0.98, 0.99 }, -0.065, 0.022317114813387884, "−0.0650 ± 0.0223, worse"),
        new(new double[] { 1, 2 }, new double[] { 1, 1 }, 0.5, 6.3531023680873523, "+0.5000 ± 6.3531, within"),
        new(new[] { 0.5, 0.5 }, new[] { 0.5, 0.5 }, 0, 0, "0.0000 ± 0.0000, within"),
    ];

    [TestCaseSource(nameof(Differences))]
    public void The_difference_has_Welchs_interval(double[] ours, double[] theirs, double value, double margin, string text)
    {
        var difference = Difference.Of(ours, theirs)!.Value;
        Assert.That(difference.Value, Is.EqualTo(value).Within(1e-14));
        Assert.That(difference.Margin, Is.EqualTo(margin).Within(1e-12));
        Assert.That(difference.ToString(), Is.EqualTo(text));
    }

    [Test]
    public void One_value_does_not_tell_how_values_spread() => Assert.That(Difference.Of([0.9], Five), Is.Null);
}
