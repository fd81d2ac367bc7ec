using Gradus.Grading.Records;
using Gradus.Screening;

namespace Gradus.Grading.Checks;

/// <summary>What the findings of the screening mean for a submission.</summary>
/// <param name="Diagnostics">One per finding.</param>
/// <param name="Denied">By exercise: its first finding.</param>
/// <param name="Rejects">Whether a rule of the whole submission is broken, so that nothing is run.</param>
public sealed record Policy(IReadOnlyList<Diagnostic> Diagnostics, IReadOnlyDictionary<string, Diagnostic> Denied, bool Rejects)
{
    /// <summary>Most findings that a record names: whoever has more knows enough.</summary>
    private const int Most = 100;

    /// <summary>Nothing has been found, or looked for.</summary>
    public static Policy None { get; } = new([], new Dictionary<string, Diagnostic>(), Rejects: false);

    /// <summary>Looks through a student's sources, before anything is made of them.</summary>
    /// <param name="sources">The submission's files.</param>
    /// <returns>Null when there is nothing to say against them.</returns>
    public static Policy? OfSources(IEnumerable<(string Path, byte[] Content)> sources)
    {
        Diagnostic[] diagnostics = [.. SourceRules.Check(sources).Take(Most).Select(f => new Diagnostic(Severity.Error, "GR0108",
            Text.Of("diagnostic.directive", ("directive", f.Directive)), new Location(f.File, f.Line)))];
        return diagnostics.Length == 0 ? null : new Policy(diagnostics, new Dictionary<string, Diagnostic>(), Rejects: true);
    }

    /// <summary>Screens a student's assembly.</summary>
    /// <param name="assembly">The assembly.</param>
    /// <param name="policy">What it may use.</param>
    /// <param name="module">The assignment's module.</param>
    /// <param name="places">Places in the student's files.</param>
    /// <param name="sources">These files.</param>
    public static Policy Of(Stream assembly, ScreeningPolicy policy, string module, SourcePlaces places, IReadOnlyList<(string Path, byte[] Content)> sources)
    {
        List<Diagnostic> diagnostics = [];
        Dictionary<string, Diagnostic> denied = [];
        bool rejects = false;
        ScreeningFinding[] findings =
            [.. Screen.Check(assembly, policy, places.IsOwn, module).Select(finding => places.Of(finding) is { } place ? finding with { File = place.File } : finding)];
        ScreeningFinding[] located = [.. Screen.Locate(findings.Take(Most), sources).OrderBy(finding => finding.File, StringComparer.Ordinal).ThenBy(finding => finding.Line)];
        foreach (var finding in located.Concat(findings.Skip(Most)))
        {
            var diagnostic = new Diagnostic(Severity.Error, CodeOf(finding), Sentence(finding), finding.File is null ? null : new Location(finding.File, finding.Line));
            diagnostics.Add(diagnostic);
            if (finding.Exercises is { } exercises)
                foreach (string exercise in exercises) denied.TryAdd(exercise, diagnostic);
            else rejects = true;
        }
        return new Policy([.. diagnostics.Take(Most)], denied, rejects);
    }

    private static string CodeOf(ScreeningFinding finding) => finding.Kind switch
    {
        FindingKind.Denied => "GR0101",
        FindingKind.Unlisted => "GR0109",
        _ => "GR0110",
    };

    private static Text Sentence(ScreeningFinding finding) => finding switch
    {
        { Rule: { } rule, Exercises: { } exercises } => Text.Of("diagnostic.policy-in", ("member", finding.Member), ("exercises", string.Join(", ", exercises)), ("instead", rule.Advice!)),
        { Rule: { } rule } => Text.Of("diagnostic.policy", ("member", finding.Member), ("instead", rule.Advice!)),
        { Structure: { } key } => Text.Of(key, ("member", finding.Member)),
        { Near: { } near } => Text.Of("diagnostic.unlisted-near", ("member", finding.Member), ("near", near)),
        _ => Text.Of("diagnostic.unlisted", ("member", finding.Member)),
    };
}
