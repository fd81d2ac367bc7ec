using System.Diagnostics;
using System.Globalization;
using Gradus.Engine.Containment;

namespace Gradus.Engine.Processes;

/// <summary>One of our programs, and how it is to be started.</summary>
/// <param name="Assembly">The program.</param>
/// <param name="Arguments">Its arguments.</param>
/// <param name="MaximumFrame">Longest frame that is accepted from it, in bytes.</param>
internal sealed record ChildStart(string Assembly, IReadOnlyList<string> Arguments, int MaximumFrame)
{
    /// <summary>Most managed memory, in bytes; null for no limit.</summary>
    internal long? Memory { get; init; }

    /// <summary>What is put around it; null for nothing.</summary>
    internal Bubblewrap? Around { get; init; }

    /// <summary>Folders that it sees when something is put around it, with their names in there.</summary>
    internal IReadOnlyList<(string Folder, string Inside)> Sees { get; init; } = [];

    /// <summary>Whether it can have no children that outlive it: then ending it is ending it alone, which costs a tenth.</summary>
    internal bool Childless { get; init; }

    /// <summary>Whether its lock keeps it from ending itself as a kill from outside would.</summary>
    internal bool CannotKillItself { get; init; }

    /// <summary>The host of .NET, when nothing is put around the program.</summary>
    internal string Host { get; init; } = DotnetHost.Path;

    /// <summary>Longest wait for it to come up, to load what it is sent, or to read.</summary>
    internal TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Its name in messages.</summary>
    internal string Name => Path.GetFileNameWithoutExtension(Assembly);

    /// <summary>The command.</summary>
    internal ProcessStartInfo Command()
    {
        string[] line = Around is null ? [Host, Assembly, .. Arguments] : [Around.Program, .. Around.Arguments(Sees), "--", Bubblewrap.Dotnet, Assembly, .. Arguments];
        var start = new ProcessStartInfo(line[0], line[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            CreateNoWindow = true,
            WorkingDirectory = Around is null ? Path.GetDirectoryName(Assembly) : "/",
        };
        Environ(start.Environment, Memory);
        return start;
    }

    /// <summary>The environment is cleared: it may hold the course key, and hooks that load code.</summary>
    internal static void Environ(IDictionary<string, string?> environment, long? memory)
    {
        const string withoutIcu = "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"; // set in images that have no ICU, where nothing starts without it
        string[] kept = OperatingSystem.IsWindows() ? [withoutIcu, "SystemRoot", "TEMP", "TMP"] : [withoutIcu];
        var values = kept.Select(k => (k, environment.TryGetValue(k, out string? v) ? v : null)).ToArray();
        environment.Clear();
        foreach (var (name, value) in values) if (value is not null) environment[name] = value;
        environment["DOTNET_EnableDiagnostics"] = "0";
        environment["DOTNET_EnableWriteXorExecute"] = "0"; // it maps compiled code twice, through files that a locked worker may not make
        environment["DOTNET_TieredPGO"] = "0";
        if (memory is { } bytes) environment["DOTNET_GCHeapHardLimit"] = bytes.ToString("x", CultureInfo.InvariantCulture);
        environment["DOTNET_NOLOGO"] = "1";
    }
}
