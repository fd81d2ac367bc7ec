using System.Text;

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

    /// <summary>Put before the handout's name; null when it lies beside the submission's files.</summary>
    public string? HandoutPrefix { get; init; }

    /// <summary>The assignment's title; its id when null.</summary>
    public string? Title { get; init; }

    /// <summary>Where the record was written; null when nowhere.</summary>
    public string? RecordFile { get; init; }

    /// <summary>Where the page was written; null when nowhere.</summary>
    public string? PageFile { get; init; }

    /// <summary>How many checks the suites have, for a run of chosen ones; null when unknown.</summary>
    public int? TotalChecks { get; init; }

    /// <summary>What this process's standard output can show. Colours: on a terminal, unless <c>NO_COLOR</c> is set; on Windows only in terminals known to understand them.</summary>
    public static TableOptions ForConsole() => new()
    {
        Colour = !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) && UnderstandsColours(),
        Ascii = !Encodes(Console.OutputEncoding),
        Width = ConsoleWidth(),
    };

    /// <summary>Whether an encoding has the signs of the table.</summary>
    internal static bool Encodes(Encoding encoding)
    {
        const string signs = "✓✗◐·–−─…" + Sparkline.Signs;
        return encoding.GetString(encoding.GetBytes(signs)) == signs;
    }

    private static bool UnderstandsColours() => OperatingSystem.IsWindows()
        ? new[] { "WT_SESSION", "TERM", "TERM_PROGRAM", "ANSICON" }.Any(name => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(name)))
        : Environment.GetEnvironmentVariable("TERM") != "dumb";

    /// <summary>The window's width less one, since some consoles break a line that fills it; never more than reads well.</summary>
    private static int ConsoleWidth()
    {
        const int reads = 100;
        try
        {
            return !Console.IsOutputRedirected && Console.WindowWidth > 1 ? Math.Min(Console.WindowWidth - 1, reads) : reads;
        }
        catch (Exception e) when (e is IOException or PlatformNotSupportedException)
        {
            return reads;
        }
    }
}
