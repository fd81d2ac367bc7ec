using Gradus.Engine.Kits;
using Gradus.Grading.Checks;
using Gradus.Grading.Combining;
using Gradus.Grading.Records;

namespace Gradus.Engine.Parts;

/// <summary>What a module of a submission is before it runs: a set has several, any other submission one.</summary>
/// <param name="Kit">The module's kit.</param>
/// <param name="Outcome"><see cref="Outcome.Graded"/> when there is an assembly and no rule of the whole submission is broken.</param>
/// <param name="Diagnostics">What there is to say: errors, findings.</param>
public sealed record PartState(PartKit Kit, Outcome Outcome, IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>The assembly; null when there is none.</summary>
    public byte[]? Assembly { get; init; }

    /// <summary>What the screening found.</summary>
    public Policy Policy { get; init; } = Policy.None;

    /// <summary>Finds places in the module's files; null when there is no assembly.</summary>
    public IPlaces? Places { get; init; }

    /// <summary>The module as one of a set.</summary>
    internal SetPart InSet => Places is { } places ? SetPart.Screened(Kit.Assignment, Policy, places) : new(Kit.Assignment.Id, Kit.Assignment.Module)
    {
        Replaced = Outcome switch
        {
            Outcome.Graded => null,
            Outcome.NotSubmitted => new Replacement(ReplacementReason.NotHandedIn),
            Outcome.NotCompiled => new Replacement(ReplacementReason.NotCompiled, Where),
            _ => new Replacement(ReplacementReason.Rejected, Where),
        },
    };

    /// <summary>What becomes of a submission of which nothing can be run; null when something can. One module that breaks a rule goes on to the suite, which says so of every check.</summary>
    /// <param name="parts">Its modules.</param>
    /// <param name="isSet">Whether they are a set.</param>
    internal static Outcome? WhyNot(IReadOnlyList<PartState> parts, bool isSet)
    {
        if (!isSet) return parts is [{ Assembly: null, Policy.Rejects: false } only] ? only.Outcome : null;
        if (parts.Any(p => p.InSet.Replaced is null)) return null;
        return parts.Any(p => p.Outcome == Outcome.NotCompiled) ? Outcome.NotCompiled
            : parts.All(p => p.Outcome == Outcome.NotSubmitted) ? Outcome.NotSubmitted
            : Outcome.Rejected;
    }

    private Location? Where => Diagnostics.Select(d => d.Location).FirstOrDefault(place => place is not null);
}
