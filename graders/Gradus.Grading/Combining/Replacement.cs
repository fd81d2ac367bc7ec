using Gradus.Grading.Checks;
using Gradus.Grading.Records;

namespace Gradus.Grading.Combining;

/// <summary>Why the reference's module stands in a student's place.</summary>
public enum ReplacementReason
{
    /// <summary>No file of it was handed in.</summary>
    NotHandedIn,

    /// <summary>The compiler refused its files.</summary>
    NotCompiled,

    /// <summary>Its files break a rule of the course, or of their assignment.</summary>
    Rejected,

    /// <summary>It is still the stub: its own check met nothing.</summary>
    NotImplemented,

    /// <summary>It lost points in its own check.</summary>
    Wrong,

    /// <summary>It passed its own checks, and a check of the whole passes only without it.</summary>
    Whole,
}

/// <summary>A module of a set that is not used, and why.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Location">Where in the student's files: the first error, the first finding, the place of the loss; null when unknown.</param>
/// <param name="Check">Id of the check that lost points, its own or one of the whole; null when it was known before any check.</param>
public sealed record Replacement(ReplacementReason Reason, Location? Location = null, string? Check = null)
{
    /// <summary>What its own check comes to when it was known before that check.</summary>
    internal Loss LossOf(string module) => Reason switch
    {
        ReplacementReason.NotHandedIn => new Loss(CheckStatus.NotImplemented, null, Text.Of("loss.module-not-handed-in", ("module", module))),
        ReplacementReason.NotCompiled => new Loss(CheckStatus.Failed, null, Text.Of("loss.module-not-compiled", ("module", module)), null, Location),
        _ => new Loss(CheckStatus.Policy, null, Text.Of("loss.module-rejected", ("module", module)), null, Location),
    };

    /// <summary>What a record says of it: <c>GR0120</c>.</summary>
    internal Diagnostic NoteOf(string module)
    {
        string key = Reason switch
        {
            ReplacementReason.NotHandedIn => "capstone.not-handed-in",
            ReplacementReason.NotCompiled => "capstone.not-compiled",
            ReplacementReason.Rejected => "capstone.rejected",
            ReplacementReason.NotImplemented => "capstone.not-implemented",
            ReplacementReason.Whole => OfWhole,
            _ => "capstone.wrong",
        };
        return new Diagnostic(Severity.Warning, "GR0120", Check is null ? Text.Of(key, ("module", module)) : Text.Of(key, ("module", module), ("check", Check)), Location);
    }

    /// <summary>Whether a note says that a module was replaced for the sake of a check of the whole.</summary>
    /// <param name="check">The check.</param>
    /// <param name="note">The note.</param>
    public static bool IsFor(string check, Diagnostic note) => note.Message is { Key: OfWhole, Args: { } args } && args.GetValueOrDefault("check") == check;

    private const string OfWhole = "capstone.whole";

    /// <summary>Whether its check ended the student's side, or its time ran out: where such code is run once more there is something to lose.</summary>
    internal bool LostItsSide { get; init; }

    /// <summary>Whether a check that came to this has ended the student's side.</summary>
    internal static bool IsLossOfSide(CheckStatus status) => status is CheckStatus.Crashed or CheckStatus.TimedOut or CheckStatus.OutOfMemory or CheckStatus.OutputLimit;

    /// <summary>Whether there is just nothing yet, rather than something wrong.</summary>
    internal bool IsNothingYet => Reason is ReplacementReason.NotHandedIn or ReplacementReason.NotImplemented;
}
