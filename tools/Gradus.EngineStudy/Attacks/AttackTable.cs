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

/// <summary>Prints what came of attacks: a line each, then what should not be.</summary>
public static class AttackTable
{
    /// <summary>The table.</summary>
    /// <param name="attacks">The attacks, in order.</param>
    /// <param name="columns">What came of them.</param>
    /// <param name="kit">What they were tried on.</param>
    public static string Of(IReadOnlyList<Attack> attacks, IReadOnlyList<AttackColumn> columns, Kit kit)
    {
        var to = new StringBuilder();
        Line($"{attacks.Count} hostile programs on '{kit.Assignment.Id}', suite version {kit.Assignment.SuiteVersion}; calls of at most {kit.Assignment.Limits.CallSeconds} s.");
        foreach (var column in columns) Line($"  {column.Name,-12}{string.Join(", ", Engine.Containment.Layers.NamesOf(column.Layers))}");
        Line($"A column says what became of the checks that lost points: how they ended, and how many; or what refused the whole. 'not tried': nothing was on that is declared to stop it.");
        Line($"");
        int name = attacks.Max(a => a.Name.Length) + 2, wall = Math.Min(34, attacks.Max(a => string.Join(", ", a.StoppedBy).Length)) + 2;
        Line($"{"attack".PadRight(name)}{"must be stopped by".PadRight(wall)}{string.Concat(columns.Select(c => c.Name.PadRight(32) + "     s  "))}");
        foreach (var attack in attacks)
            Line($"{attack.Name.PadRight(name)}{Cut(string.Join(", ", attack.StoppedBy), wall - 2).PadRight(wall)}{string.Concat(columns.Select(c => Cell(c.Results[attack.Name]))).TrimEnd()}");
        Line($"");
        Line($"{"".PadRight(14)}{"tried",8}{"undeserved points",20}{"honest points lost",20}{"secrets read",14}{"batch stops",13}");
        foreach (var column in columns)
        {
            var tried = column.Results.Values.Where(r => r.Record is not null).ToArray();
            Line($"{column.Name,-14}{tried.Length,8}{tried.Sum(r => r.Undeserved.Sum(u => u.Points)),20:0.##}{tried.Sum(r => r.HonestLost.Sum(l => l.Points)),20:0.##}{tried.Count(r => r.Leaks),14}{tried.Count(r => r.StopsOthers),13}");
        }
        foreach (var column in columns)
            foreach (var result in column.Results.Values.Where(r => r.Faults.Count > 0).OrderBy(r => r.Attack.Name, StringComparer.Ordinal))
                Line($"FAULT  {column.Name}  {result.Attack.Name}: {string.Join("; ", result.Faults)}");
        return to.ToString();

        void Line(FormattableString line) => to.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
    }

    private static string Cell(AttackResult result) =>
        Cut(result.Observed, 30).PadRight(32) + (result.Record is null ? "" : string.Create(CultureInfo.InvariantCulture, $"{result.Seconds:0.0}")).PadLeft(6) + "  ";

    private static string Cut(string text, int width) => text.Length <= width ? text : text[..(width - 1)] + "…";
}
