namespace Gradus.Benchmarks.Comparing;

/// <summary>One case of a table: our figures beside those of the peers that have it.</summary>
/// <param name="Ours">Our figures.</param>
/// <param name="Peers">The others'.</param>
internal sealed record Cell(Figures Ours, Figures[] Peers)
{
    /// <summary>The case.</summary>
    public string Case => Ours.Case;

    /// <summary>The fastest peer: the one beside which we look worst; null where there is none.</summary>
    public Figures? Best => Peers.MinBy(peer => Spread.Of(Ours.TimesAsFastAs(peer)).Median);

    /// <summary>How many times as fast as the fastest peer, or as a named one, in each round; null where there is none.</summary>
    public double[]? Ratios(string? peer = null) => (peer is null ? Best : Peers.FirstOrDefault(p => p.Implementation == peer)) is { } other ? Ours.TimesAsFastAs(other) : null;

    /// <summary>The geometric mean over cells of how many times as fast as the fastest peer, or as a named one: its median over the rounds, and range; null where no cell has one.</summary>
    public static Spread? Mean(IEnumerable<Cell> cells, string? peer = null)
    {
        double[][] ratios = [.. cells.Select(c => c.Ratios(peer)).OfType<double[]>()];
        return ratios.Length == 0 ? null : Spread.Of(Enumerable.Range(0, ratios.Min(r => r.Length)).Select(round => Spread.GeometricMean(ratios.Select(r => r[round]))));
    }
}
