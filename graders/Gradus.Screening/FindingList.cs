namespace Gradus.Screening;

/// <summary>Findings as they are made: one for each line of source and advice, so that <c>new Thread(Work).Start()</c> is said once.</summary>
internal sealed class FindingList
{
    private readonly Dictionary<(string? File, int Line, string About), ScreeningFinding> first = [];

    public void Add(ScreeningFinding finding)
    {
        string about = finding switch
        {
            { Rule: { } rule } => $"{rule.Advice} {string.Join(',', rule.Exercises ?? [])}",
            { Structure: { } structure } => $"{structure} {finding.Member}",
            _ => finding.Type,
        };
        var key = (finding.File, finding.Line, about);
        if (first.TryAdd(key, finding)) return;
        ScreeningFinding known = first[key];
        // Code of several exercises may stand on one line.
        if (finding.Exercises is { } exercises) first[key] = known = known with { Exercises = [.. finding.Rule!.Exercises!.Where(each => exercises.Contains(each) || known.Exercises!.Contains(each))] };
        // A member says more than its type, which may have been met before it; and what a delegate is made for, more than the delegate: `new Thread(() => …)`.
        if (finding.Member.StartsWith($"{known.Member}.", StringComparison.Ordinal) || (known.MakesDelegate && !finding.MakesDelegate && finding.Type != known.Type)) first[key] = finding with { Exercises = known.Exercises };
    }

    public IReadOnlyList<ScreeningFinding> InOrder() =>
    [
        .. first.Values.OrderBy(finding => finding.File, StringComparer.Ordinal).ThenBy(finding => finding.Line).ThenBy(finding => finding.Member, StringComparer.Ordinal)
            .ThenBy(finding => finding.Rule?.Member, StringComparer.Ordinal).ThenBy(finding => finding.Structure, StringComparer.Ordinal),
    ];
}
