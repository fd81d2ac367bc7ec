using Gradus.Benchmarks.Comparing;

namespace Gradus.Tests.Benchmarks;

/// <summary>A program that speaks the protocol as told, written in sh.</summary>
internal sealed class ShellPeer : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("gradus-peer-").FullName;

    /// <summary>The script; $1 is the case or --list, $3 the number of threads, $log a file that it may write to.</summary>
    public ShellPeer(string script, string? log = null)
    {
        Log = log ?? Path.Combine(folder, "log");
        string file = Path.Combine(folder, "peer.sh");
        File.WriteAllText(file, $"log='{Log}'\n{script}\n");
        Speaker = new("sh", file);
    }

    /// <summary>The program.</summary>
    public Speaker Speaker { get; }

    /// <summary>Its log.</summary>
    public string Log { get; }

    /// <summary>A peer that has one case, says a value for it, and writes its own name down each time.</summary>
    public static ShellPeer With(string name, string answer, string? log = null) => new(
        $$"""
        if [ "$1" = --list ]; then echo {{name}}; else echo "$1 $3" >> "$log"; echo '{{answer}}'; fi
        """, log);

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(folder, recursive: true);
}
