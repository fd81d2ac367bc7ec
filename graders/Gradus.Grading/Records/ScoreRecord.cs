namespace Gradus.Grading.Records;

/// <summary>What became of a submission as a whole.</summary>
public enum Outcome
{
    /// <summary>The checks were run.</summary>
    Graded,

    /// <summary>The compiler refused the files.</summary>
    NotCompiled,

    /// <summary>No file that the assignment asks for was handed in.</summary>
    NotSubmitted,

    /// <summary>The files belong to another assignment.</summary>
    WrongAssignment,

    /// <summary>The files break a rule of the course, or a limit on what may be handed in.</summary>
    Rejected,

    /// <summary>The grader failed; the student's code has nothing to do with it.</summary>
    Infrastructure,
}

/// <summary>What became of one check.</summary>
public enum CheckStatus
{
    /// <summary>All points.</summary>
    Passed,

    /// <summary>Some points.</summary>
    Partial,

    /// <summary>No points.</summary>
    Failed,

    /// <summary>The exercise is still the stub.</summary>
    NotImplemented,

    /// <summary>Not run, because a check that it builds on lost points, or because the run ended before.</summary>
    Skipped,

    /// <summary>The student's process ended.</summary>
    Crashed,

    /// <summary>A time limit ran out.</summary>
    TimedOut,

    /// <summary>The memory limit was reached.</summary>
    OutOfMemory,

    /// <summary>The limit on output or callbacks was reached.</summary>
    OutputLimit,

    /// <summary>The code calls what this exercise may not call.</summary>
    Policy,

    /// <summary>The grader failed.</summary>
    Infrastructure,
}

/// <summary>Where a check stands.</summary>
public enum Visibility
{
    /// <summary>In the suite that students have.</summary>
    Public,

    /// <summary>In the suite that never leaves the instructor's machine.</summary>
    Staff,
}

/// <summary>For whom a record is written.</summary>
public enum Audience
{
    /// <summary>Complete.</summary>
    Staff,

    /// <summary>Without what hidden checks ask and expect; the only one that may be published.</summary>
    Student,
}

/// <summary>Weight of a diagnostic.</summary>
public enum Severity
{
    /// <summary>Worth knowing; costs nothing.</summary>
    Warning,

    /// <summary>Costs points.</summary>
    Error,
}

/// <summary>A place in the student's files.</summary>
/// <param name="File">Path relative to the submission, with forward slashes.</param>
/// <param name="Line">Line, from 1.</param>
public sealed record Location(string File, int Line);

/// <summary>Something to say about the submission rather than about one check: a compiler's error, a rule that is broken, a file that is not graded.</summary>
/// <param name="Severity">How much it weighs.</param>
/// <param name="Code">Short code: <c>CS1002</c>, <c>GR0101</c>.</param>
/// <param name="Message">What it says.</param>
/// <param name="Location">Where; null when it has no place.</param>
public sealed record Diagnostic(Severity Severity, string Code, Text Message, Location? Location);

/// <summary>One file of a submission.</summary>
/// <param name="Path">Relative to the submission, with forward slashes.</param>
/// <param name="Sha256">Lower-case hexadecimal hash of its bytes.</param>
public sealed record SubmittedFile(string Path, string Sha256);

/// <summary>What was graded.</summary>
/// <param name="Id">Hash over paths and hashes of the files.</param>
/// <param name="Files">The files that the assignment's globs match, by path.</param>
public sealed record Submission(string Id, IReadOnlyList<SubmittedFile> Files);

/// <summary>A part of a check that has points of its own.</summary>
/// <param name="Name">What the part looks at.</param>
/// <param name="Points">Points earned.</param>
/// <param name="Max">Points it can earn.</param>
/// <param name="Status">What became of it.</param>
/// <param name="Expected">What was expected; null when it passed.</param>
/// <param name="Got">What came instead; null when it passed.</param>
/// <param name="Diagnosis">The known mistake whose result this is; null when none fits.</param>
/// <param name="Location">Where in the student's files; null when unknown.</param>
public sealed record PartRecord(Text Name, double Points, double Max, CheckStatus Status, Text? Expected, Text? Got, Text? Diagnosis, Location? Location);

/// <summary>One check of a record.</summary>
/// <param name="Id">Name of the check in its suite: <c>Fixture.Method</c>.</param>
/// <param name="Group">The exercise it belongs to.</param>
/// <param name="Visibility">Which suite it stands in.</param>
/// <param name="Points">Points earned.</param>
/// <param name="Max">Points it can earn.</param>
/// <param name="Status">What became of it.</param>
/// <param name="Title">What it looks at.</param>
/// <param name="Expected">What was expected at the first loss; null when there was none.</param>
/// <param name="Got">What came instead.</param>
/// <param name="Location">Where in the student's files.</param>
/// <param name="Diagnosis">The known mistake whose result this is.</param>
/// <param name="Hint">What to think about; null when the check has none or nothing was lost.</param>
/// <param name="Section">Anchor of the handout's section.</param>
/// <param name="Parts">Its parts, in order; empty when it has none.</param>
/// <param name="Attachments">Files beside the record that belong to this check, relative to it.</param>
public sealed record CheckRecord(
    string Id, string Group, Visibility Visibility, double Points, double Max, CheckStatus Status, Text Title,
    Text? Expected, Text? Got, Location? Location, Text? Diagnosis, Text? Hint, string? Section,
    IReadOnlyList<PartRecord> Parts, IReadOnlyList<string> Attachments);

/// <summary>Everything that may differ between two runs of equal submissions.</summary>
/// <param name="Id">Random id of this run.</param>
/// <param name="Started">When it began, UTC, ISO 8601.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Host">Operating system and runtime.</param>
/// <param name="Tool">Name and version of the program that wrote the record.</param>
/// <param name="Binding"><c>direct</c> or <c>worker</c>.</param>
/// <param name="Layers">Which walls stood between student code and grader.</param>
/// <param name="Filtered">Whether only a chosen part of the checks was run.</param>
public sealed record RunInfo(string Id, string Started, double Seconds, string Host, string Tool, string Binding, IReadOnlyList<string> Layers, bool Filtered);

/// <summary>The suite that judged.</summary>
/// <param name="Name">Assembly name; several joined by <c>+</c>.</param>
/// <param name="Version">The assignment's suite version.</param>
public sealed record SuiteInfo(string Name, int Version);

/// <summary>The score record, <c>gradus/record/v1</c>: what every run ends in and every report is made from.</summary>
/// <param name="Schema">Always <see cref="SchemaName"/>.</param>
/// <param name="Tool">Always <c>gradus</c>.</param>
/// <param name="Suite">Which suite judged.</param>
/// <param name="Assignment">The assignment's id.</param>
/// <param name="Submission">What was graded.</param>
/// <param name="Seed">Where inputs came from: <c>public</c>, <c>course</c>, <c>development</c> or <c>random:…</c>.</param>
/// <param name="Audience">For whom it is written.</param>
/// <param name="Outcome">What became of the submission as a whole.</param>
/// <param name="Diagnostics">What there is to say about the submission as a whole.</param>
/// <param name="Score">Points earned.</param>
/// <param name="Max">Points that the checks of this record can earn.</param>
/// <param name="Checks">The checks, in the suite's order.</param>
/// <param name="Run">Everything else.</param>
public sealed record ScoreRecord(
    string Schema, string Tool, SuiteInfo Suite, string Assignment, Submission Submission, string Seed, Audience Audience,
    Outcome Outcome, IReadOnlyList<Diagnostic> Diagnostics, double Score, double Max, IReadOnlyList<CheckRecord> Checks, RunInfo Run)
{
    /// <summary>Name and version of the format.</summary>
    public const string SchemaName = "gradus/record/v1";
}
