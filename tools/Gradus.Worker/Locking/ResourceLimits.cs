using System.Globalization;

namespace Gradus.Worker.Locking;

/// <summary>What the system lets the worker take (<c>setrlimit</c>); a limit that has been lowered cannot be raised again.</summary>
internal static class ResourceLimits
{
    /// <summary>Room for threads' stacks, compiled code and native memory beside what is mapped at the lock: the collector has reserved all of the heap by then.</summary>
    internal const ulong Headroom = 512UL << 20;

    /// <summary>Between the limit whose signal ends the worker and the one that cannot be survived, in seconds.</summary>
    internal const ulong GraceSeconds = 5;

    internal const ulong MostOpenFiles = 256, MostTasks = 256;

    /// <summary>Sets the limits.</summary>
    /// <param name="cpuSeconds">Most processor time.</param>
    /// <param name="ownNamespaces">Whether only this worker's tasks are counted: else all of the user's are, the grader's too.</param>
    /// <exception cref="System.ComponentModel.Win32Exception">The system refuses one.</exception>
    internal static void Set(int cpuSeconds, bool ownNamespaces)
    {
        Native.SetLimit(Kernel.Core, 0);
        Native.SetLimit(Kernel.FileSize, 0);
        Native.SetLimit(Kernel.OpenFiles, Math.Min(MostOpenFiles, Native.HardLimit(Kernel.OpenFiles)));
        ulong hardest = Native.HardLimit(Kernel.Cpu), seconds = Math.Min((ulong)cpuSeconds, hardest);
        // The soft limit's signal ends the worker as its own doing (SIGXCPU); the hard one's, SIGKILL, is what somebody else would send.
        Native.SetLimit(Kernel.Cpu, seconds, Math.Min(seconds + GraceSeconds, hardest));
        if (ownNamespaces && CountsByNamespace(Environment.OSVersion.Version)) Native.SetLimit(Kernel.Processes, Math.Min(MostTasks, Native.HardLimit(Kernel.Processes)));
        Native.SetLimit(Kernel.AddressSpace, Math.Min(Mapped() + Headroom, Native.HardLimit(Kernel.AddressSpace)));
    }

    /// <summary>Whether the kernel counts tasks by user namespace. An older one counts all of the outer user's, and other programs of theirs could leave no room for a worker's threads.</summary>
    internal static bool CountsByNamespace(Version kernel) => kernel >= new Version(5, 14);

    /// <summary>Bytes of address space that are taken.</summary>
    private static ulong Mapped()
    {
        string pages = File.ReadAllText("/proc/self/statm");
        return ulong.Parse(pages.AsSpan(0, pages.IndexOf(' ', StringComparison.Ordinal)), CultureInfo.InvariantCulture) * (ulong)Environment.SystemPageSize;
    }
}
