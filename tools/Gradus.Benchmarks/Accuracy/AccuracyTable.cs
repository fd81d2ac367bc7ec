using System.Globalization;
using System.Text;

namespace Gradus.Benchmarks.Accuracy;

/// <summary>The table of accuracies as Markdown: a row for each setting, measured or not.</summary>
internal static class AccuracyTable
{
    /// <summary>The name in a page's marks.</summary>
    public const string Name = "accuracy";

    /// <summary>Us, and the one beside us.</summary>
    public const string Ours = "gradus", Peer = "torch";

    /// <summary>The table of what a folder has.</summary>
    /// <exception cref="InvalidDataException">A file in it is none of accuracies.</exception>
    public static string Of(string folder)
    {
        var text = new StringBuilder("| data, model | training | Gradus | PyTorch | difference | seeds |\n|---|---|---|---|---|---|\n");
        var versions = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var setting in Setting.All)
        {
            var scores = Scores.Read(folder, setting);
            foreach (var (who, version) in scores?.Versions ?? []) versions[who] = version;
            text.Append("| ").AppendJoin(" | ", [setting.Title, setting.Description, .. Cells(setting, scores)]).Append(" |\n");
        }
        text.Append("\nAccuracy on the test part: median (10th–90th percentile) over the seeds; difference of the means with its 95 % interval (Welch).");
        if (versions.Count > 0) text.Append(' ').AppendJoin("; ", versions.Select(v => $"{v.Key}: {v.Value}")).Append('.');
        return text.Append('\n').ToString();
    }

    /// <summary>How it stands with a setting; null where nobody knows: it was not measured by both with two seeds or more.</summary>
    public static Difference? Standing(Scores? scores) => scores is null ? null : Difference.Of(scores.Of(Ours, Peer), scores.Of(Peer, Ours));

    // As long as only one of them has learnt, its figures are shown by themselves.
    private static string[] Cells(Setting setting, Scores? scores)
    {
        if (scores is null || scores.All.Count == 0) return [$"not measured{(setting.Fetch is { } fetch ? $": `{fetch}` brings the data" : "")}", "", "", "0"];
        double[] ours = scores.Of(Ours, Peer), theirs = scores.Of(Peer, Ours);
        if (ours.Length == 0) (ours, theirs) = (scores.Of(Ours), scores.Of(Peer));
        return [Figure(ours), Figure(theirs), Difference.Of(ours, theirs)?.ToString() ?? "", Math.Max(ours.Length, theirs.Length).ToString(CultureInfo.InvariantCulture)];
    }

    private static string Figure(double[] accuracies) => accuracies.Length == 0 ? "not measured" : Accuracies.Of(accuracies).ToString();
}
