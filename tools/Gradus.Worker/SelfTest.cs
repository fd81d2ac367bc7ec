using System.Collections;
using System.Globalization;
using System.Text;
using Gradus.Worker.Locking;

namespace Gradus.Worker;

/// <summary>Trusted code tries in the worker what student code must not be able to do. Each attempt gives a line: layer, what was tried, and what came of it when it came through.</summary>
/// <param name="settings">How the worker was started; without <c>--self-test</c> nothing is tried.</param>
internal sealed class SelfTest(Settings settings)
{
    private const string Namespaces = "bubblewrap", Limits = "resource-limits", Heap = "heap-limit", Calls = "seccomp";

    private static readonly string[] RootFolders = ["dev", "proc", "usr", "lib", "lib32", "lib64", "libx32", "gradus"];

    private readonly StringBuilder report = new();

    /// <summary>One line per attempt: layer, attempt and, when it came through, what was seen, between tabulators.</summary>
    internal string Report => report.ToString();

    /// <summary>Looks for other processes, files, networks and variables, and asks for more memory than there is.</summary>
    internal void BeforeTheLock()
    {
        if (!settings.SelfTest) return;
        Try(Heap, "allocate more than the limit", Allocate);
        if (!settings.OwnNamespaces) return;
        Try(Namespaces, "see other processes", () => Strangers(Directory.GetDirectories("/proc").Select(Path.GetFileName).Where(n => int.TryParse(n, out int id) && id > 2)));
        Try(Namespaces, "see files", () => Strangers(Directory.GetFileSystemEntries("/").Select(Path.GetFileName).Except(RootFolders)));
        Try(Namespaces, "use a network", () => Strangers(File.ReadLines("/proc/net/dev").Skip(2).Select(l => l.Split(':')[0].Trim()).Where(n => n != "lo")));
        Try(Namespaces, "see variables", () => Strangers(Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(e => (string)e.Key).Where(n => n != "PWD" && !n.StartsWith("DOTNET_", StringComparison.Ordinal))));
        foreach (string folder in new[] { "/", "/dev", "/dev/shm", settings.Folder, AppContext.BaseDirectory }) Try(Namespaces, "write to " + folder, () => Write(folder));
    }

    /// <summary>Asks the system for more than it may give.</summary>
    internal void UnderLimits()
    {
        if (!settings.SelfTest || settings.CpuSeconds is null) return;
        Try(Limits, "map a tebibyte", Map);
        foreach (var (name, resource, most) in new[] { ("write files", Kernel.FileSize, 0UL), ("write a core dump", Kernel.Core, 0UL), ("open many files", Kernel.OpenFiles, ResourceLimits.MostOpenFiles), ("compute for ever", Kernel.Cpu, (ulong)settings.CpuSeconds + ResourceLimits.GraceSeconds) })
            Try(Limits, name, () => Native.HardLimit(resource) is var limit && limit > most ? limit.ToString(CultureInfo.InvariantCulture) : null);
    }

    /// <summary>Tries to get out through the filter.</summary>
    internal void Locked()
    {
        if (!settings.SelfTest || !settings.Lock) return;
        foreach (var attempt in WorkerLock.Tried)
            Try(Calls, attempt.Name, () => attempt.Try(Machine.Here!) is var error && error != Native.NotPermitted ? string.Create(CultureInfo.InvariantCulture, $"error {error}") : null);
        Try(Calls, "read a file", () => File.ReadAllBytes(typeof(object).Assembly.Location).Length.ToString(CultureInfo.InvariantCulture));
    }

    private void Try(string layer, string name, Func<string?> attempt)
    {
        string? seen;
        try { seen = attempt(); }
        catch (Exception) { seen = null; } // refused
        report.Append(layer).Append('\t').Append(name).Append('\t').Append(seen).Append('\n');
    }

    private static string? Strangers(IEnumerable<string?> all) => string.Join(" ", all) is { Length: > 0 } names ? names : null;

    private static string? Allocate()
    {
        const long untold = 2L << 30; // without a limit it is reserved, and not touched
        var blocks = new List<byte[]>();
        for (long taken = 0; taken < untold; taken += 1 << 30) blocks.Add(GC.AllocateUninitializedArray<byte>(1 << 30));
        return $"{blocks.Count} GiB";
    }

    private static string? Map()
    {
        nint block = Native.Reserve(1L << 40);
        return block == -1 ? null : "1 TiB";
    }

    private static string? Write(string folder)
    {
        string file = Path.Combine(folder, "gradus-self-test");
        File.WriteAllText(file, "");
        File.Delete(file);
        return "a file";
    }
}
