using System.Globalization;
using System.Text.Json;
using Gradus.Authoring.Calibration;
using NUnit.Framework;

namespace Gradus.Tests.Learning;

/// <summary>Intervals, percentiles and deviations are SciPy's and NumPy's: <c>Fixtures/make_statistics.py</c>.</summary>
public class StatisticsTests
{
    private sealed record Interval(int Count, int Runs, double Low, double High);

    private sealed record Numbers(double[] Values, Dictionary<string, double> Percentiles, double Deviation);

    private sealed record Fixture(Interval[] Proportions, Numbers[] Samples);

    private static readonly Fixture Oracle = Read();

    private static IEnumerable<TestCaseData> Proportions => Oracle.Proportions.Select(p => new TestCaseData(p.Count, p.Runs, p.Low, p.High).SetArgDisplayNames($"{p.Count} of {p.Runs}"));

    private static IEnumerable<TestCaseData> Samples => Oracle.Samples.Select(s => new TestCaseData(s.Values, s.Percentiles, s.Deviation).SetArgDisplayNames($"{s.Values.Length} numbers"));

    [TestCaseSource(nameof(Proportions))]
    public void An_interval_is_SciPys(int count, int runs, double low, double high)
    {
        var interval = new Proportion(count, runs).Interval;
        Assert.That(interval.Low, Is.EqualTo(low).Within(1e-10));
        Assert.That(interval.High, Is.EqualTo(high).Within(1e-10));
    }

    [TestCaseSource(nameof(Samples))]
    public void Percentiles_and_deviation_are_NumPys(double[] values, Dictionary<string, double> percentiles, double deviation)
    {
        double[] ascending = [.. values.Order()];
        foreach (var (percent, value) in percentiles)
            Assert.That(Sample.Percentile(ascending, double.Parse(percent, CultureInfo.InvariantCulture) / 100), Is.EqualTo(value).Within(1e-12), percent);
        Assert.That(Sample.Deviation(values), Is.EqualTo(deviation).Within(1e-12));
    }

    [Test]
    public void None_of_a_thousand_bounds_the_rate_by_three_in_a_thousand() => Assert.That(new Proportion(0, 1000).Interval.High, Is.EqualTo(1 - Math.Pow(0.05, 1e-3)).Within(1e-10).And.LessThan(0.003));

    [Test]
    public void All_of_299_bound_it_by_99_percent() => Assert.That(new Proportion(299, 299).Interval.Low, Is.EqualTo(Math.Pow(0.05, 1.0 / 299)).Within(1e-10).And.GreaterThan(0.99));

    [TestCase(1, 0)]
    [TestCase(3, 2)]
    [TestCase(-1, 5)]
    public void What_is_no_proportion_is_refused(int count, int runs) => Assert.That(() => new Proportion(count, runs).Interval, Throws.ArgumentException.With.Message.Contains($"{count} of {runs} is no proportion"));

    private static Fixture Read() => EmbeddedJson.Read<Fixture>("Convergence", "statistics.json", JsonSerializerOptions.Web);
}
