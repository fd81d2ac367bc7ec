using Gradus.Benchmarks;
using Gradus.Benchmarks.Comparing;
using NUnit.Framework;
using static Gradus.Tests.Benchmarks.MadeUp;

namespace Gradus.Tests.Benchmarks;

public sealed class ThresholdTests
{
    // Beside numpy's 100: 64 → 0.9 (range 0.8 to 1.1), 512 → 1.2.
    private static readonly Results Products = Measured("sgemm",
        Rate("sgemm/64", "gradus", 80, 90, 110), Rate("sgemm/64", "numpy", 100, 100, 100), Rate("sgemm/64", "torch", 200, 200, 200),
        Rate("sgemm/512", "gradus", 120, 120, 120), Rate("sgemm/512", "numpy", 100, 100, 100));

    private static IEnumerable<TestCaseData> Judgements =>
    [
        Judged("the mean is kept", new("sgemm", Bounds.Mean, 1.0, Peer: "numpy"), Verdict.Met, "equal: 1.04 (0.98–1.15)"),
        Judged("the mean is missed", new("sgemm", Bounds.Mean, 1.1, Peer: "numpy"), Verdict.Missed, "equal: 1.04 (0.98–1.15)"),
        Judged("each: the worst one counts", new("sgemm", Bounds.Each, 0.95, Peer: "numpy"), Verdict.Missed, "sgemm/64: equal: 0.90 (0.80–1.10)"),
        Judged("each: a range that includes 1 is as fast", new("sgemm", Bounds.Each, 1.0, Peer: "numpy"), Verdict.Equal, "sgemm/64: equal: 0.90 (0.80–1.10)"),
        Judged("each of some cases", new("sgemm", Bounds.Each, 1.2, "/512$", "numpy"), Verdict.Met, "sgemm/512: 1.20 (1.20–1.20)"),
        Judged("beside the best peer", new("sgemm", Bounds.Each, 0.5, "/64$"), Verdict.Missed, "sgemm/64: 0.45 (0.40–0.55)"),
        Judged("a peer that has none of the cases", new("sgemm", Bounds.Each, 1, "/512$", "torch"), Verdict.NotMeasured, "no peer"),
        Judged("no such case", new("sgemm", Bounds.Mean, 1, "/256$"), Verdict.NotMeasured, "no such case"),
        Judged("a figure is kept", new("sgemm", Bounds.Figure, 120), Verdict.Met, "sgemm/512: 120 (120–120) GFLOP/s"),
        Judged("a figure is missed", new("sgemm", Bounds.Figure, 119), Verdict.Missed, "sgemm/512: 120 (120–120) GFLOP/s"),
    ];

    [TestCaseSource(nameof(Judgements))]
    public void A_threshold_is(object threshold, object verdict, string figure) => Assert.That(((Threshold)threshold).Of(Products), Is.EqualTo(((Verdict)verdict, figure)));

    [Test]
    public void Without_results_nothing_is_met() => Assert.That(new Threshold("sgemm", Bounds.Mean, 1).Of(null), Is.EqualTo((Verdict.NotMeasured, "no results of sgemm")));

    [Test]
    public void Missed_comes_before_equal_whatever_the_ratio()
    {
        var results = Measured("sgemm",
            Rate("sgemm/64", "gradus", 70, 80, 110), Rate("sgemm/64", "numpy", 100, 100, 100),
            Rate("sgemm/128", "gradus", 99, 99, 99), Rate("sgemm/128", "numpy", 100, 100, 100));
        Assert.That(new Threshold("sgemm", Bounds.Each, 1, Peer: "numpy").Of(results), Is.EqualTo((Verdict.Missed, "sgemm/128: 0.99 (0.99–0.99)")));
    }

    [Test]
    public void Every_threshold_is_about_a_table_and_every_table_about_a_series()
    {
        Assert.That(Threshold.All.Select(t => t.Table).Distinct(), Is.SubsetOf(Table.All.Select(t => t.Name)));
        Assert.That(Table.All.Select(t => t.Series).Distinct(), Is.SubsetOf(Series.All.Select(s => s.Name)));
        Assert.That(Table.All.Select(t => t.Name), Is.Unique);
        Assert.That(Series.All.Select(s => s.Name), Is.Unique);
    }

    // What a series gives when each of our cases takes a second.
    private static Results Possible(Series series) => Measured(series.Name, [.. series.Threads.SelectMany(threads => Possible(series, threads))]);

    private static IEnumerable<Figures> Possible(Series series, int threads) =>
        CaseList.All.Where(one => one.MostThreads >= threads).Select(one => CaseName.Parse(one.Name)).Where(name => series.Takes(name, threads))
            .Select(name => new Figures(name.Common, name.Implementation, threads, "s", false, [1]));

    [TestCaseSource(typeof(Table), nameof(Table.All))]
    public void Every_table_shows_cases_that_there_are(object table)
    {
        var shown = (Table)table;
        var cells = shown.Of(Possible(Series.Named(shown.Series)));
        Assert.That(cells, Is.Not.Empty);
        Assert.That(shown.Against?.Except(cells.SelectMany(c => c.Peers).Select(p => p.Contender)) ?? [], Is.Empty, "each of ours that it is compared with has one of the cases");
    }

    [TestCaseSource(typeof(Threshold), nameof(Threshold.All))]
    public void Every_threshold_bounds_cases_that_there_are(object threshold)
    {
        var bound = (Threshold)threshold;
        var cells = Table.Named(bound.Table).Of(Possible(Series.Named(Table.Named(bound.Table).Series)));
        Assert.That(cells.Select(c => c.Case), Has.Some.Match(bound.Cases));
    }

    [TestCase("sgemm", "sgemm/1024")]
    [TestCase("sgemm-2-threads", "sgemm/2048")]
    [TestCase("sgemm-training", "sgemm/dW_b64_784x512")]
    [TestCase("eltwise", "eltwise/softmax/L2_64k")]
    [TestCase("eltwise-tensors", "eltwise/add/L3_1m")]
    [TestCase("jit", "jit/relu9/1m")]
    [TestCase("train-jit", "train/mlp128/b64/sgd/epoch")]
    [TestCase("train-jit-2-threads", "train/digits/b32/adam/step")]
    [TestCase("overhead", "gradcheck/slow/logits")]
    public void A_quick_look_shows_in_a_table(string table, string name)
    {
        var shown = Table.Named(table);
        Assert.That(shown.Of(Possible(Series.Quick.Single(s => s.Name == shown.Series))).Select(c => c.Case), Has.Member(name));
    }

    [Test]
    public void A_quick_look_leaves_the_rest_out()
    {
        string[] cases = [.. Series.Quick.SelectMany(series => Possible(series).Figures).Select(f => f.Case).Distinct()];
        Assert.That(cases, Has.Length.InRange(30, 50).And.No.Member("eltwise/mul/L2_64k").And.No.Member("sgemm/dX_b64_784x512"));
        Assert.That(Series.Of("quick"), Is.EqualTo(Series.Quick));
        Assert.That(Series.Of("quick/train"), Is.EqualTo(new[] { Series.Quick.Single(s => s.Name == "train") }));
        Assert.That(Series.Of("sgemm"), Is.EqualTo(new[] { Series.Named("sgemm") }));
    }

    [Test]
    public void A_name_that_is_none_is_answered_with_those_that_there_are()
    {
        Assert.That(() => Table.Named("sgem"), Throws.ArgumentException.With.Message.Contains("no table 'sgem'").And.Message.Contains("sgemm-training"));
        Assert.That(() => Series.Named("sgem"), Throws.ArgumentException.With.Message.Contains("no series 'sgem'").And.Message.Contains("threads-busy"));
        Assert.That(() => Series.Of("quick/threads"), Throws.ArgumentException.With.Message.Contains("no quick part of 'threads'").And.Message.Contains("quick/train"));
    }

    [TestCase("sgemm", 0.95, "numpy", "sgemm /64$: each at least 0.95 × numpy")]
    [TestCase("sgemm", 1 / 0.65, null, "sgemm /64$: each at least 1.538 × the best")]
    public void It_reads_as_a_sentence(string table, double bound, string? peer, string text) => Assert.That(new Threshold(table, Bounds.Each, bound, "/64$", peer).ToString(), Is.EqualTo(text));

    private static TestCaseData Judged(string name, Threshold threshold, Verdict verdict, string figure) => new TestCaseData(threshold, verdict, figure).SetArgDisplayNames(name);
}
