using Gradus.Benchmarks.Comparing;
using NUnit.Framework;
using static Gradus.Tests.Benchmarks.MadeUp;

namespace Gradus.Tests.Benchmarks;

public sealed class CellTests
{
    [Test]
    public void A_rate_is_divided_by_the_others_and_a_time_divides_it()
    {
        Assert.That(Rate("a/1", "gradus", 100, 110).TimesAsFastAs(Rate("a/1", "torch", 50, 100)), Is.EqualTo(new[] { 2, 1.1 }).Within(1e-15));
        Assert.That(Time("a/1", "gradus", 10, 20).TimesAsFastAs(Time("a/1", "torch", 20, 10)), Is.EqualTo(new[] { 2, 0.5 }));
    }

    private static IEnumerable<Figures> Strangers =>
    [
        Rate("a/2", "torch", 1, 1),
        Time("a/1", "torch", 1, 1),
        Rate("a/1", "torch", 1),
        Rate("a/1", "torch", 1, 1) with { Unit = "GB/s" },
    ];

    [TestCaseSource(nameof(Strangers))]
    public void Only_figures_of_one_case_and_unit_and_of_as_many_rounds_have_a_ratio(object other) =>
        Assert.That(() => Rate("a/1", "gradus", 1, 1).TimesAsFastAs((Figures)other), Throws.InvalidOperationException.With.Message.Contains("expected one case, unit and number of rounds"));

    [Test]
    public void The_best_peer_is_the_fastest_by_the_median_of_the_rounds_ratios()
    {
        var cell = new Cell(Time("a/1", "gradus", 10, 10, 10), [Time("a/1", "lucky-once", 1, 12, 12), Time("a/1", "steady", 11, 11, 11)]);
        Assert.That(cell.Best!.Implementation, Is.EqualTo("steady"));
        Assert.That(cell.Ratios(), Is.EqualTo(new[] { 1.1, 1.1, 1.1 }).Within(1e-15));
        Assert.That(cell.Ratios("lucky-once"), Is.EqualTo(new[] { 0.1, 1.2, 1.2 }).Within(1e-15));
        Assert.That(cell.Ratios("absent"), Is.Null);
    }

    [Test]
    public void Without_peers_there_is_no_ratio_and_no_mean()
    {
        var alone = new Cell(Time("a/1", "gradus", 10), []);
        Assert.That((alone.Best, alone.Ratios(), Cell.Mean([alone])), Is.EqualTo(((Figures?)null, (double[]?)null, (Spread?)null)));
    }

    [Test]
    public void The_mean_is_taken_in_each_round_and_has_a_range_over_the_rounds()
    {
        Cell[] cells =
        [
            new(Rate("a/1", "gradus", 2, 4, 8), [Rate("a/1", "torch", 1, 1, 1)]),
            new(Rate("a/2", "gradus", 2, 1, 2), [Rate("a/2", "torch", 1, 1, 1)]),
            new(Rate("a/3", "gradus", 1, 1, 1), []),
        ];
        var mean = Cell.Mean(cells)!.Value;
        Assert.That((mean.Median, mean.Least, mean.Greatest), Is.EqualTo((2.0, 2.0, 4.0)).Using<(double, double, double)>((a, b) => Math.Abs(a.Item1 - b.Item1) + Math.Abs(a.Item2 - b.Item2) + Math.Abs(a.Item3 - b.Item3) < 1e-14));
    }
}
