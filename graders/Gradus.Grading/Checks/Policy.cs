using Gradus.Grading.Records;
using Gradus.Screening;

namespace Gradus.Grading.Checks;

/// <summary>What the findings of the screening mean for a submission.</summary>
/// <param name="Diagnostics">One per finding.</param>
/// <param name="Denied">By exercise: its first finding.</param>
/// <param name="Rejects">Whether a rule of the whole submission is broken, so that nothing is run.</param>
public sealed record Policy(IReadOnlyList<Diagnostic> Diagnostics, IReadOnlyDictionary<string, Diagnostic> Denied, bool Rejects)
{
    /// <summary>Nothing has been found, or looked for.</summary>
    public static Policy None { get; } = new([], new Dictionary<string, Diagnostic>(), Rejects: false);

    /// <summary>Looks through a student's sources, before anything is made of them.</summary>
    /// <param name="sources">The submission's files.</param>
    /// <returns>Null when there is nothing to say against them.</returns>
    public static Policy? OfSources(IEnumerable<(string Path, byte[] Content)> sources)
    {
        Diagnostic[] diagnostics = [.. SourceRules.Check(sources).Select(f => new Diagnostic(Severity.Error, "GR0108",
            Text.Of("diagnostic.directive", ("directive", f.Directive)), new Location(f.File, f.Line)))];
        return diagnostics.Length == 0 ? null : new Policy(diagnostics, new Dictionary<string, Diagnostic>(), Rejects: true);
    }

    /// <summary>Screens a student's assembly: by the rules that hold for every assignment (<see cref="BaseRules"/>), and by the assignment's own.</summary>
    public static Policy Of(Stream assembly, IReadOnlyList<DenyRule> rules, SourcePlaces places)
    {
        List<Diagnostic> diagnostics = [];
        Dictionary<string, Diagnostic> denied = [];
        bool rejects = false;
        foreach (var finding in Once(DenyList.Check(assembly, [.. BaseRules.All, .. rules], places.IsOwn)))
        {
            var message = Text.Of("diagnostic.policy", ("member", finding.Member), ("instead", finding.Rule.Instead));
            var diagnostic = new Diagnostic(Severity.Error, "GR0101", message, places.Of(finding));
            diagnostics.Add(diagnostic);
            if (finding.Rule.Groups is null) rejects = true;
            foreach (string group in finding.Rule.Groups ?? []) denied.TryAdd(group, diagnostic);
        }
        return new Policy(diagnostics, denied, rejects);
    }

    /// <summary>What a base rule has found, an assignment's rule need not say again.</summary>
    private static IEnumerable<ScreeningFinding> Once(IEnumerable<ScreeningFinding> findings) =>
        from finding in findings
        group finding by (finding.Member, finding.File, finding.Line) into same
        from finding in same.Any(IsBase) ? same.Where(IsBase).Take(1) : same
        select finding;

    private static bool IsBase(ScreeningFinding finding) => BaseRules.All.Any(rule => ReferenceEquals(rule, finding.Rule));
}
