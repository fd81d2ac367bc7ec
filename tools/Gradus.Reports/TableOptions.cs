namespace Gradus.Reports;

/// <summary>How <see cref="ScoreTable"/> writes.</summary>
public sealed record TableOptions
{
    /// <summary>Paint with ANSI colours; off when piped.</summary>
    public bool Colour { get; init; }

    /// <summary>Signs from ASCII, for consoles whose encoding lacks <c>✓ ✗ ◐ · …</c>.</summary>
    public bool Ascii { get; init; }

    /// <summary>Columns of the terminal; less than 40 counts as 40.</summary>
    public int Width { get; init; } = 100;

    /// <summary>Put before every path of the submission, so that a terminal finds the file when its place is clicked: <c>assignments/metrics/</c>.</summary>
    public string LocationPrefix { get; init; } = "";

    /// <summary>The assignment's title; its id when null.</summary>
    public string? Title { get; init; }

    /// <summary>Where the record was written; null when nowhere.</summary>
    public string? RecordFile { get; init; }

    /// <summary>Where the page was written; null when nowhere.</summary>
    public string? PageFile { get; init; }

    /// <summary>How many checks the suites have, for a run of chosen ones; null when unknown.</summary>
    public int? TotalChecks { get; init; }
}
