using System.Text;

namespace Gradus.Benchmarks.Comparing;

/// <summary>Tables as Markdown.</summary>
internal static class Markdown
{
    /// <summary>The table, and under it what was measured with what.</summary>
    /// <exception cref="InvalidDataException">The results have no case of the table.</exception>
    public static string Of(Table table, Results results)
    {
        var cells = table.Of(results);
        if (cells.Length == 0) throw new InvalidDataException($"The results of {results.Series} have no case of the table {table.Name} by {table.Ours}.");
        string text = table.IsGrid ? Grid(cells) : Rows(table, cells);
        string[] who = [.. cells.SelectMany(c => c.Peers.Prepend(c.Ours)).Select(f => f.Implementation).Distinct()];
        string command = results.Command is { } made ? $" by `{made}`" : "";
        return $"{text}\n{results.Machine}. Median (range) of {results.Rounds} runs{command}. {string.Join("; ", who.Where(results.Versions.ContainsKey).Select(w => $"{w}: {results.Versions[w]}"))}.\n";
    }

    // A row for each case, a column for each contender; "times as fast" as the fastest peer.
    private static string Rows(Table table, Cell[] cells)
    {
        Contender[] peers = [.. cells.SelectMany(c => c.Peers).Select(p => p.Contender).Distinct()];
        var text = new StringBuilder();
        Row(text, ["case", table.Ours.ToString(), .. peers.Select(p => p.ToString()), .. peers.Length > 0 ? ["times as fast as the best"] : (string[])[]]);
        Rule(text, 2 + peers.Length + Math.Min(peers.Length, 1));
        foreach (var cell in cells)
        {
            string ratio = cell.Ratios() is { } ratios ? Spread.Of(ratios).Ratio() + (peers.Length > 1 ? $" × {cell.Best!.Implementation}" : "") : "";
            Row(text, [cell.Case, Figure(cell.Ours), .. peers.Select(p => cell.Peers.FirstOrDefault(f => f.Contender == p) is { } f ? Figure(f) : ""), .. peers.Length > 0 ? [ratio] : (string[])[]]);
        }
        if (cells.Length > 1 && Cell.Mean(cells) is { } mean) Row(text, ["geometric mean", "", .. peers.Select(_ => ""), mean.Ratio()]);
        return text.ToString();
    }

    // A row for each operation, a column for each size: how many times as fast as the best peer, and which one that is.
    private static string Grid(Cell[] cells)
    {
        string[] sizes = [.. cells.Select(c => Split(c.Case).Size).Distinct()];
        var text = new StringBuilder();
        Row(text, ["times as fast as the best", .. sizes]);
        Rule(text, 1 + sizes.Length);
        foreach (var row in cells.GroupBy(c => Split(c.Case).Operation))
        {
            Row(text, [row.Key, .. sizes.Select(size => row.FirstOrDefault(c => Split(c.Case).Size == size) is { } cell && cell.Ratios() is { } ratios ? $"{Spread.Of(ratios).Ratio()} × {cell.Best!.Implementation}" : "")]);
        }
        Row(text, ["geometric mean", .. sizes.Select(size => Cell.Mean(cells.Where(c => Split(c.Case).Size == size))?.Ratio() ?? "")]);
        return text.ToString();
    }

    private static (string Operation, string Size) Split(string name)
    {
        string[] parts = name.Split('/');
        return (string.Join('/', parts[1..^1]), parts[^1]);
    }

    private static string Figure(Figures figures) => $"{figures.Spread.Figure()} {figures.Unit.Replace("us", "µs", StringComparison.Ordinal)}";

    private static void Row(StringBuilder text, IEnumerable<string> cells) => text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");

    private static void Rule(StringBuilder text, int columns) => text.Append('|').Insert(text.Length, "---|", columns).Append('\n');
}
