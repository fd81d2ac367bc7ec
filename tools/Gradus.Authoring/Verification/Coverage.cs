using Gradus.Grading.Checks;

namespace Gradus.Authoring.Verification;

/// <summary>The coverage table: exercise × kind of case, with the checks that look there.</summary>
public static class Coverage
{
    /// <summary>The exercise of a set that is about its parts together.</summary>
    public const string Whole = "system";

    /// <summary>The exercises of an assignment: the groups that the reference's markers name. Of a set: its parts, each by its id, and the whole.</summary>
    public static IReadOnlyList<string> Exercises(AssignmentSources assignment) => assignment.Manifest.IsSet ? [.. assignment.Manifest.Parts, Whole] :
    [
        .. Directory.GetFiles(assignment.Reference, "*.cs").Order(StringComparer.Ordinal).SelectMany(File.ReadLines)
            .Select(line => line.Trim()).Where(line => line.StartsWith(Marker, StringComparison.Ordinal)).Select(line => line[Marker.Length..].Trim()).Distinct(),
    ];

    private const string Marker = "// exercise:";

    /// <summary>Empty cells without a reason, reasons for cells that are not empty, and groups that are no exercise.</summary>
    internal static IEnumerable<string> Gaps(Evidence evidence)
    {
        var exercises = Exercises(evidence.Assignment);
        foreach (var (check, _) in evidence.Checks)
            foreach (string group in check.Check.Covers.Prepend(check.Check.Group))
                if (!exercises.Contains(group)) yield return $"{check.Id} is about '{group}', which is no exercise; there are {string.Join(", ", exercises)}";
        foreach (string exercise in exercises)
            foreach (var kind in Cases(evidence))
            {
                bool covered = Checks(evidence, exercise, kind).Any();
                string? reason = Reason(evidence, exercise, kind);
                if (!covered && reason is null) yield return $"no check looks at {exercise} × {kind}, and no [assembly: NotCovered] says why";
                if (covered && reason is not null) yield return $"{exercise} × {kind} is checked, although [assembly: NotCovered] says that it is not";
            }
    }

    /// <summary>The table as Markdown: a cell holds how many checks look there, or a footnote's number.</summary>
    public static string Table(Evidence evidence)
    {
        List<string> notes = [];
        var cases = Cases(evidence);
        List<string> rows = [$"| exercise | {string.Join(" | ", cases.Select(c => c.ToString()))} |", $"|---|{string.Concat(cases.Select(_ => "---|"))}"];
        foreach (string exercise in Exercises(evidence.Assignment))
            rows.Add($"| {exercise} | {string.Join(" | ", cases.Select(kind => Cell(exercise, kind)))} |");
        return string.Join('\n', rows) + "\n\n" + string.Concat(notes.Select((note, i) => string.Create(CultureInfo.InvariantCulture, $"({i + 1}) {note}\n")));

        string Cell(string exercise, Case kind)
        {
            string[] checks = [.. Checks(evidence, exercise, kind)];
            if (checks.Length > 0) return string.Join("<br>", checks);
            notes.Add(Reason(evidence, exercise, kind) ?? "no reason given");
            return string.Create(CultureInfo.InvariantCulture, $"({notes.Count})");
        }
    }

    /// <summary>The kinds of case that every exercise wants a check for. A set asks for no code: the cases of its parts stand in their own suites.</summary>
    private static Case[] Cases(Evidence evidence) => evidence.Assignment.Manifest.IsSet ? [Case.General] : Enum.GetValues<Case>();

    private static IEnumerable<string> Checks(Evidence evidence, string exercise, Case kind) => evidence.Checks
        .Where(c => c.Check.Check.Case == kind && c.Check.Check.Covers.Prepend(c.Check.Check.Group).Contains(exercise)).Select(c => c.Check.Id);

    private static string? Reason(Evidence evidence, string exercise, Case kind) => evidence.NotCovered.FirstOrDefault(n => n.Group == exercise && n.Case == kind)?.Reason;
}
