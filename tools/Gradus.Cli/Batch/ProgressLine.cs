using System.Diagnostics;
using System.Globalization;
using Gradus.Engine.Batch;

namespace Gradus.Cli.Batch;

/// <summary>How far a batch is: one line that changes, on a terminal; a line every few seconds elsewhere.</summary>
/// <param name="to">Where to.</param>
/// <param name="terminal">Whether a line can be written over.</param>
public sealed class ProgressLine(TextWriter to, bool terminal) : IDisposable
{
    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(200), Seldom = TimeSpan.FromSeconds(5);

    private readonly Lock gate = new();
    private readonly Stopwatch since = new();
    private int width;

    /// <summary>Shows how far it is, unless that was shown a moment ago.</summary>
    public void Show(BatchProgress progress)
    {
        lock (gate)
        {
            if (since.IsRunning && since.Elapsed < (terminal ? Often : Seldom) && progress.Done < progress.Total) return;
            since.Restart();
            string line = Line(progress);
            Write(terminal ? "\r" + line.PadRight(width) : line + to.NewLine);
            width = line.Length;
        }
    }

    /// <summary>Says something else, without breaking the line.</summary>
    public void Say(string text)
    {
        lock (gate)
        {
            Clear();
            Write(text + to.NewLine);
        }
    }

    /// <summary><c>412/1000 · 251 a minute · 2 min 21 s left</c>.</summary>
    internal static string Line(BatchProgress progress)
    {
        string line = string.Create(CultureInfo.InvariantCulture, $"{progress.Done}/{progress.Total}");
        if (progress.PerMinute >= BatchTable.LeastRate) line += string.Create(CultureInfo.InvariantCulture, $" · {progress.PerMinute:0} a minute");
        if (progress.Done < progress.Total && progress.Left is { } left) line += $" · {BatchTable.Duration(TimeSpan.FromSeconds(Math.Ceiling(left.TotalSeconds)))} left";
        return line;
    }

    /// <summary>Who cannot be told, such as a full disk behind <c>2&gt;</c>, is no reason to end a batch.</summary>
    private void Write(string text)
    {
        try
        {
            to.Write(text);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or UnauthorizedAccessException) { }
    }

    private void Clear()
    {
        if (terminal && width > 0) Write("\r" + new string(' ', width) + "\r");
        width = 0;
    }

    /// <summary>Leaves the line empty for what follows.</summary>
    public void Dispose()
    {
        lock (gate) Clear();
    }
}
