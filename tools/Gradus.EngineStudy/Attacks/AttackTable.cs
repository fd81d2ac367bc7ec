using System.Globalization;
using System.Text;
using Gradus.Engine.Containment;
using Gradus.Engine.Kits;

namespace Gradus.EngineStudy.Attacks;

/// <summary>All attacks under one set of layers.</summary>
/// <param name="Name">Name of the set.</param>
/// <param name="Layers">The layers that were on.</param>
/// <param name="Results">By the attack's name.</param>
public sealed record AttackColumn(string Name, IReadOnlySet<Layer> Layers, IReadOnlyDictionary<string, AttackResult> Results)
{
    /// <summary>How many claims do not hold.</summary>
    public int Faults => Results.Values.Sum(r => r.Faults.Count);
}

/// <summary>Prints what came of attacks under one set of layers: a line each, then what should not be.</summary>
public static class AttackTable
{
    private const int NameWidth = 34, WallWidth = 26, ObservedWidth = 32;

    /// <summary>The table.</summary>
    /// <param name="attacks">The attacks, in order.</param>
    /// <param name="column">What came of them.</param>
    /// <param name="kit">What they were tried on.</param>
    /// <param name="few">Whether a few checks stood in for the assignment's suites.</param>
    public static string Of(IReadOnlyList<Attack> attacks, AttackColumn column, Kit kit, bool few)
    {
        var to = new StringBuilder();
        Line($"{column.Name}: {string.Join(", ", Engine.Containment.Layers.NamesOf(column.Layers))}");
        Line($"{attacks.Count} hostile programs on {(few ? "a few checks of" : "the suites of")} '{kit.Assignment.Id}', version {kit.Assignment.SuiteVersion}; a call takes at most {kit.Assignment.Limits.CallSeconds} s, a submission {kit.Assignment.Limits.SubmissionSeconds} s.");
        Line($"'came to' says how the checks that lost points ended, and how many; or what refused the whole. After each of them an honest submission is graded, which must earn every point.");
        Line($"");
        Line($"{"attack",-NameWidth}{"must be stopped by",-WallWidth}{"came to",-ObservedWidth}{"seconds",7}");
        foreach (var (attack, result) in attacks.Select(a => (a, column.Results[a.Name])))
            Line($"{attack.Name,-NameWidth}{Cut(string.Join(", ", attack.StoppedBy), WallWidth - 2),-WallWidth}{Cut(result.Observed, ObservedWidth - 2),-ObservedWidth}{(result.Record is null ? "" : string.Create(CultureInfo.InvariantCulture, $"{result.Seconds:0.0}")),7}");
        Line($"");
        var tried = column.Results.Values.Where(r => r.Record is not null).ToArray();
        Line($"{column.Name}: {tried.Length} tried; undeserved points {tried.Sum(r => r.Undeserved.Sum(u => u.Points)):0.##}; honest points lost {tried.Sum(r => r.HonestLost.Sum(l => l.Points)):0.##}; secrets read {tried.Count(r => r.Leaks)}; batch stops {tried.Count(r => r.StopsOthers)}; other faults {tried.Count(r => r.Faults.Count > 0 && r is { Undeserved.Count: 0, HonestLost.Count: 0, Leaks: false, StopsOthers: false })}");
        string[] left = [.. attacks.Select(a => a.Name).Except(tried.Select(t => t.Attack.Name))];
        if (left.Length > 0) Line($"not tried: {left.Length} whose only walls ({string.Join(", ", attacks.Where(a => left.Contains(a.Name)).SelectMany(a => a.StoppedBy).Distinct().Order(StringComparer.Ordinal))}) are off here: {string.Join(", ", left)}");
        foreach (var result in tried.Where(r => r.Faults.Count > 0).OrderBy(r => r.Attack.Name, StringComparer.Ordinal))
            Line($"FAULT  {result.Attack.Name}: {string.Join("; ", result.Faults)}");
        return to.ToString();

        void Line(FormattableString line) => to.Append(line.ToString(CultureInfo.InvariantCulture).TrimEnd()).Append('\n');
    }

    private static string Cut(string text, int width) => text.Length <= width ? text : text[..(width - 1)] + "…";
}
