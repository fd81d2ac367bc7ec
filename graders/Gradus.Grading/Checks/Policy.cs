using Gradus.Grading.Records;
using Gradus.Screening;

namespace Gradus.Grading.Checks;

/// <summary>What the findings of the screening mean for a submission.</summary>
/// <param name="Diagnostics">One per finding.</param>
/// <param name="Denied">By exercise: its first finding.</param>
/// <param name="Rejects">Whether a rule of the whole submission is broken, so that nothing is run.</param>
public sealed record Policy(IReadOnlyList<Diagnostic> Diagnostics, IReadOnlyDictionary<string, Diagnostic> Denied, bool Rejects)
{
    /// <summary>Screens a student's assembly.</summary>
    public static Policy Of(Stream assembly, IReadOnlyList<DenyRule> rules, SourcePlaces places)
    {
        List<Diagnostic> diagnostics = [];
        Dictionary<string, Diagnostic> denied = [];
        bool rejects = false;
        foreach (var finding in DenyList.Check(assembly, rules, places.IsOwn))
        {
            var message = Text.Of("diagnostic.policy", ("member", finding.Member), ("instead", finding.Rule.Instead));
            var diagnostic = new Diagnostic(Severity.Error, "GR0101", message, places.Of(finding));
            diagnostics.Add(diagnostic);
            if (finding.Rule.Groups is null) rejects = true;
            foreach (string group in finding.Rule.Groups ?? []) denied.TryAdd(group, diagnostic);
        }
        return new Policy(diagnostics, denied, rejects);
    }
}
