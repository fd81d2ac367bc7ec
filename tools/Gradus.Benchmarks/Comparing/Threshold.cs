using System.Globalization;
using System.Text.RegularExpressions;

namespace Gradus.Benchmarks.Comparing;

/// <summary>What a threshold bounds.</summary>
internal enum Bounds
{
    /// <summary>The geometric mean of how many times as fast we are, from below.</summary>
    Mean,

    /// <summary>How many times as fast we are in each case, from below.</summary>
    Each,

    /// <summary>Each of our figures, from above.</summary>
    Figure,
}

/// <summary>How it stands with a threshold.</summary>
internal enum Verdict
{
    /// <summary>The median keeps it.</summary>
    Met,

    /// <summary>It asks for as fast as the other, and the range includes 1: the runs do not tell who is faster.</summary>
    Equal,

    /// <summary>The median does not keep it.</summary>
    Missed,

    /// <summary>There are no figures.</summary>
    NotMeasured,
}

/// <summary>A number that the project promises (DESIGN.md, budgets; the course's issue about speed).</summary>
/// <param name="Table">Of which table.</param>
/// <param name="Kind">What it bounds.</param>
/// <param name="Bound">The bound.</param>
/// <param name="Cases">A pattern of the table's cases that it is about; empty: all.</param>
/// <param name="Peer">Beside whom; null: beside the fastest.</param>
internal sealed record Threshold(string Table, Bounds Kind, double Bound, string Cases = "", string? Peer = null)
{
    /// <summary>All of them.</summary>
    /// <remarks>A time of at most 0.65 of somebody's is being 1/0.65 times as fast; at most 5 % slower is 1/1.05 times as fast.</remarks>
    public static Threshold[] All { get; } =
    [
        new("sgemm", Bounds.Mean, 1.0, Peer: "numpy"),
        new("sgemm", Bounds.Each, 0.95, "/(128|256|512|1024|2048)$", "numpy"),
        new("sgemm", Bounds.Each, 0.85, "/64$", "numpy"),
        new("sgemm-training", Bounds.Mean, 0.95, Peer: "numpy"),
        new("sgemm-2-threads", Bounds.Mean, 1.0, Peer: "numpy"),
        new("sgemm-2-threads", Bounds.Each, 0.95, "/(128|256|512|1024|2048)$", "numpy"),
        new("sgemm-2-threads", Bounds.Each, 0.85, "/64$", "numpy"),
        new("sgemm-2-threads", Bounds.Each, 1.0, "/(512|1024|2048)$", "torch"),
        new("sgemm-training-2-threads", Bounds.Mean, 0.95, Peer: "numpy"),
        new("eltwise", Bounds.Mean, 1.0, "/L1_4k$"),
        new("eltwise", Bounds.Mean, 1.0, "/L2_64k$"),
        new("eltwise", Bounds.Mean, 1.0, "/L3_1m$"),
        new("eltwise", Bounds.Each, 0.8, "/(L1_4k|L2_64k|L3_1m)$"),
        new("eltwise-tensors", Bounds.Mean, 0.9, "/L2_64k$"),
        new("eltwise-tensors", Bounds.Mean, 0.9, "/L3_1m$"),
        new("train-jit", Bounds.Each, 1 / 0.65, "/mlp128/b64/sgd/epoch$", "torch"),
        new("train-jit", Bounds.Each, 1.0, "/mlp128/b64/sgd/epoch$", "numpy"),
        new("train-jit", Bounds.Each, 1 / 0.6, "/mlp128/b64/adam/epoch$", "torch"),
        new("train-jit", Bounds.Each, 1 / 0.4, "/softmax/b64/sgd/epoch$", "torch"),
        new("train-jit", Bounds.Each, 1.0, "/mlp512_256/b256/sgd/step$", "torch"),
        new("train-jit", Bounds.Each, 1 / 0.2, "/digits/b32/(sgd|adam)/step$", "torch"),
        new("overhead", Bounds.Figure, 0.1, "/nograd$"),
        new("overhead", Bounds.Figure, 0.4, "/chain_fwdbwd$"),
        new("overhead", Bounds.Figure, 40, "^gradcheck/"),
        new("jit", Bounds.Each, 4, "/relu9/"),
        new("jit-2-threads", Bounds.Each, 4, "/relu9/"),
        new("metrics-1m", Bounds.Each, 1.0, Peer: "sklearn"),
        new("threads", Bounds.Each, 1 / 1.05),
        new("threads-tensors", Bounds.Each, 1 / 1.05),
        new("threads-jit", Bounds.Each, 1 / 1.05),
        new("threads-busy", Bounds.Each, 1 / 1.05),
        new("threads-busy-tensors", Bounds.Each, 1 / 1.05),
        new("threads-busy-jit", Bounds.Each, 1 / 1.05),
    ];

    /// <summary>How it stands with the threshold, and with which figure: of several cases, the worst one's.</summary>
    public (Verdict Verdict, string Figure) Of(Results? results)
    {
        if (results is null) return (Verdict.NotMeasured, $"no results of {Comparing.Table.Named(Table).Series}");
        Cell[] cells = [.. Comparing.Table.Named(Table).Of(results).Where(c => Regex.IsMatch(c.Case, Cases))];
        if (cells.Length == 0) return (Verdict.NotMeasured, "no such case");
        if (Kind == Bounds.Figure)
        {
            var greatest = cells.MaxBy(c => c.Ours.Spread.Median)!;
            return (greatest.Ours.Spread.Median <= Bound ? Verdict.Met : Verdict.Missed, $"{greatest.Case}: {greatest.Ours.Spread.Figure()} {greatest.Ours.Unit}");
        }
        if (Kind == Bounds.Mean) return Cell.Mean(cells, Peer) is { } mean ? (Judged(mean), mean.Ratio()) : (Verdict.NotMeasured, "no peer");
        var ratios = cells.Where(c => c.Ratios(Peer) is not null).Select(c => (Cell: c, Spread: Spread.Of(c.Ratios(Peer)!))).ToArray();
        if (ratios.Length == 0) return (Verdict.NotMeasured, "no peer");
        // The worst by verdict first: an equal one counts less than one that is missed by less.
        var worst = ratios.MaxBy(r => (Judged(r.Spread), -r.Spread.Median));
        return (Judged(worst.Spread), $"{worst.Cell.Case}: {worst.Spread.Ratio()}");
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        string what = Kind switch { Bounds.Mean => "geometric mean at least", Bounds.Each => "each at least", _ => "each at most" };
        string unit = Kind == Bounds.Figure ? "" : $" × {Peer ?? "the best"}";
        return string.Create(CultureInfo.InvariantCulture, $"{Table}{(Cases.Length > 0 ? $" {Cases}" : "")}: {what} {Bound:0.###}{unit}");
    }

    private Verdict Judged(Spread ratio) => ratio.Median >= Bound ? Verdict.Met : Bound == 1 && ratio.Includes(1) ? Verdict.Equal : Verdict.Missed;
}
