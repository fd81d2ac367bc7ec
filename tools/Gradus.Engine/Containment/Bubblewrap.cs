using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Gradus.Engine.Processes;

namespace Gradus.Engine.Containment;

/// <summary>The program <c>bwrap</c>: it starts another one where there is no network, no other process, and no file but those that it is given, which nobody can write to.</summary>
/// <param name="Program">Where it lies.</param>
/// <param name="Installation">The folder of the .NET that is to run inside.</param>
internal sealed record Bubblewrap(string Program, string Installation)
{
    /// <summary>The host of .NET as it is called inside.</summary>
    internal const string Dotnet = "/gradus/dotnet/dotnet";

    private const string Itself = "/gradus/bwrap";

    private static readonly Lazy<(Bubblewrap? Bubblewrap, string? Fault)> Found = new(Find);

    /// <summary>The one of this machine; null when there is none, or no installation of .NET that it could show.</summary>
    internal static Bubblewrap? Here => Found.Value.Bubblewrap;

    /// <summary>What it says when it cannot build a sandbox on this machine; null when it can, or when there is none.</summary>
    internal static string? FaultHere => Found.Value.Fault;

    /// <summary>Whether nothing inside may make user namespaces of its own: version 0.8 and later can see to it, where it may write the limit.</summary>
    internal bool ClosesNamespaces { get; init; }

    /// <summary>Longest wait for a sandbox to be built.</summary>
    internal TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);

    private static (Bubblewrap?, string?) Find()
    {
        if (!OperatingSystem.IsLinux() || DotnetHost.Folder is not { } dotnet || ProgramOf(Environment.GetEnvironmentVariable("PATH")) is not { } program) return (null, null);
        Bubblewrap plain = new(program, dotnet), closed = plain with { ClosesNamespaces = true };
        return closed.Fault() is null ? (closed, null) : (plain, plain.Fault());
    }

    /// <summary>The program on a search path; null when it is not there. What lies relative to the current folder is not looked at: that may be a submission's.</summary>
    internal static string? ProgramOf(string? searchPath) =>
        (searchPath ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries).Where(folder => folder.StartsWith('/')).Append("/usr/bin").Select(folder => Path.Combine(folder, "bwrap")).FirstOrDefault(File.Exists);

    /// <summary>Its arguments, up to the command.</summary>
    /// <param name="sees">Folders that are shown, with their names inside.</param>
    internal IReadOnlyList<string> Arguments(IEnumerable<(string Folder, string Inside)> sees) =>
    [
        "--unshare-user", .. ClosesNamespaces ? ["--disable-userns"] : Array.Empty<string>(), "--unshare-pid", "--unshare-ipc", "--unshare-uts", "--unshare-cgroup-try", "--unshare-net",
        "--uid", "65534", "--gid", "65534", "--cap-drop", "ALL", "--new-session", "--die-with-parent",
        .. Show(Path.Combine(Installation, DotnetHost.Name), Dotnet),
        .. Show(Path.Combine(Installation, "host"), "/gradus/dotnet/host"),
        .. Show(Path.Combine(Installation, "shared", "Microsoft.NETCore.App"), "/gradus/dotnet/shared/Microsoft.NETCore.App"),
        .. Libraries(),
        .. sees.SelectMany(s => Show(Path.GetFullPath(s.Folder), s.Inside)),
        // Without the last two its root is a folder in memory that can be written to.
        "--proc", "/proc", "--dev", "/dev", "--remount-ro", "/dev", "--remount-ro", "/", "--chdir", "/gradus",
    ];

    /// <summary>Builds the whole sandbox around a program that ends at once: what it says when that does not work, or null.</summary>
    internal string? Fault()
    {
        // Itself, because that is sure to be there and to find its libraries.
        var start = new ProcessStartInfo(Program, [.. Arguments([(Program, Itself)]), "--", Itself, "--version"]) { RedirectStandardError = true, RedirectStandardOutput = true, RedirectStandardInput = true };
        try
        {
            using var run = Launcher.Start(start);
            run.StandardInput.Close();
            var errors = run.StandardError.ReadToEndAsync();
            if (!run.WaitForExit(Patience))
            {
                run.Kill(entireProcessTree: true);
                return string.Create(CultureInfo.InvariantCulture, $"{Program} did not end within {Patience.TotalSeconds} s");
            }
            if (run.ExitCode == 0) return null;
            return errors.Wait(Patience) && errors.Result.Trim() is { Length: > 0 } said ? said : string.Create(CultureInfo.InvariantCulture, $"{Program} ended with code {run.ExitCode}");
        }
        catch (InfrastructureException e)
        {
            return e.Message;
        }
    }

    private static string[] Show(string outside, string inside) => ["--ro-bind", outside, inside];

    /// <summary>The folders of shared libraries: links as links; of a folder for several architectures only ours.</summary>
    private static IEnumerable<string> Libraries()
    {
        string ours = RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? "aarch64-linux-gnu" : "x86_64-linux-gnu";
        foreach (string folder in new[] { "/lib", "/lib64", "/usr/lib", "/usr/lib64" })
        {
            var entry = new DirectoryInfo(folder);
            if (!entry.Exists) continue;
            string part = Path.Combine(folder, ours);
            IEnumerable<string> shown = entry.LinkTarget is { } target ? ["--symlink", target, folder]
                : !Directory.Exists(part) ? Show(folder, folder)
                : [.. Show(part, part), .. Directory.EnumerateFiles(folder, "ld-linux*").SelectMany(loader => Show(loader, loader))];
            foreach (string word in shown) yield return word;
        }
    }
}
