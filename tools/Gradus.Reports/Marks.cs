using Gradus.Grading.Records;

namespace Gradus.Reports;

/// <summary>How a piece of the table is painted.</summary>
internal enum Ink
{
    Plain,
    Strong,
    Faint,
    Good,
    Partly,
    Bad,
}

/// <summary>The sign and colour of a status. The sign alone tells statuses apart; colour only repeats it.</summary>
internal static class Marks
{
    /// <summary>The sign of a status.</summary>
    public static string Of(CheckStatus status, bool ascii) => status switch
    {
        CheckStatus.Passed => ascii ? "+" : "✓",
        CheckStatus.Partial => ascii ? "~" : "◐",
        CheckStatus.Failed or CheckStatus.Policy => ascii ? "x" : "✗",
        CheckStatus.NotImplemented => ascii ? "." : "·",
        CheckStatus.Skipped => ascii ? "-" : "–",
        CheckStatus.Infrastructure => "?",
        _ => "!",
    };

    /// <summary>The sign of a diagnostic.</summary>
    public static string Of(Severity severity, bool ascii) => severity == Severity.Error ? Of(CheckStatus.Failed, ascii) : "!";

    /// <summary>The colour of a status.</summary>
    public static Ink InkOf(CheckStatus status) => status switch
    {
        CheckStatus.Passed => Ink.Good,
        CheckStatus.Partial => Ink.Partly,
        CheckStatus.NotImplemented or CheckStatus.Skipped or CheckStatus.Infrastructure => Ink.Faint,
        _ => Ink.Bad,
    };

    /// <summary>The colour of a diagnostic.</summary>
    public static Ink InkOf(Severity severity) => severity == Severity.Error ? Ink.Bad : Ink.Partly;
}
