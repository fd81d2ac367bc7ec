using System.Diagnostics;
using System.Globalization;

namespace Gradus.Examples.Fetching;

/// <summary>Says what happens while files are fetched: on a terminal a line that changes, elsewhere a line for each quarter of a file.</summary>
/// <param name="output">Where to.</param>
/// <param name="isTerminal">Whether a line can be written over.</param>
internal sealed class FetchProgress(TextWriter output, bool isTerminal)
{
    private readonly Stopwatch sinceShown = Stopwatch.StartNew();
    private string? shown;

    /// <summary>A part of a file has arrived.</summary>
    internal void Arrived(SourceFile file, long have, long? whole)
    {
        if (isTerminal)
        {
            if (shown is not null && sinceShown.ElapsedMilliseconds < 100 && have != whole) return;
            Over($"{file.Name}  {Millions(have)}{(whole is { } known ? $" of {Millions(known)}" : "")} MB");
            sinceShown.Restart();
            return;
        }
        if (whole is not { } all || all == 0) return;
        string line = $"{file.Name}: {25 * (4 * have / all)} % of {Millions(all)} MB";
        if (line != shown) output.WriteLine(line);
        shown = line;
    }

    /// <summary>A file is there and right.</summary>
    internal void Finished(SourceFile file, string how) => Line($"{file.Name}: {how}, as it should be");

    /// <summary>An address has failed; the next one is tried.</summary>
    internal void Failed(SourceFile file, string how) => Line($"{file.Name}: {how}");

    private static string Millions(long bytes) => (bytes / 1e6).ToString("0.0", CultureInfo.InvariantCulture);

    private void Line(string text)
    {
        if (isTerminal) Over("");
        output.WriteLine(text);
        shown = null;
    }

    private void Over(string text)
    {
        output.Write($"\r{text.PadRight(shown?.Length ?? 0)}{(text.Length == 0 ? "\r" : "")}");
        shown = text;
    }
}
