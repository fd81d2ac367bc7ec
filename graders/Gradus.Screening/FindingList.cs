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
            { Structure: { } key } => $"{key} {finding.Member}",
            _ => finding.Type,
        };
        // A member says more than its type, which may have been met before it.
        if (!first.TryAdd((finding.File, finding.Line, about), finding) && finding.Member.StartsWith($"{first[(finding.File, finding.Line, about)].Member}.", StringComparison.Ordinal))
            first[(finding.File, finding.Line, about)] = finding;
    }

    public IReadOnlyList<ScreeningFinding> InOrder() =>
    [
        .. first.Values.OrderBy(finding => finding.File, StringComparer.Ordinal).ThenBy(finding => finding.Line).ThenBy(finding => finding.Member, StringComparer.Ordinal)
            .ThenBy(finding => finding.Rule?.Member, StringComparer.Ordinal).ThenBy(finding => finding.Structure, StringComparer.Ordinal),
    ];
}
