using System.Globalization;

namespace Gradus.Worker.Locking;

/// <summary>What the system lets the worker take (<c>setrlimit</c>); a limit that has been lowered cannot be raised again.</summary>
internal static class ResourceLimits
{
    internal const int Cpu = 0, FileSize = 1, Core = 4, Processes = 6, OpenFiles = 7, AddressSpace = 9;

    /// <summary>Room for threads' stacks, compiled code and native memory beside what is mapped at the lock: the collector has reserved all of the heap by then.</summary>
    internal const ulong Headroom = 512UL << 20;

    private const ulong GraceSeconds = 5;

    internal const ulong MostOpenFiles = 256, MostTasks = 256;

    /// <summary>Sets the limits.</summary>
    /// <param name="cpuSeconds">Most processor time.</param>
    /// <param name="ownNamespaces">Whether only this worker's tasks are counted: else all of the user's are, the grader's too.</param>
    /// <exception cref="System.ComponentModel.Win32Exception">The system refuses one.</exception>
    internal static void Set(int cpuSeconds, bool ownNamespaces)
    {
        Native.SetLimit(Core, 0);
        Native.SetLimit(FileSize, 0);
        Native.SetLimit(OpenFiles, Math.Min(MostOpenFiles, Native.HardLimit(OpenFiles)));
        ulong hardest = Native.HardLimit(Cpu), seconds = Math.Min((ulong)cpuSeconds, hardest);
        // The soft limit's signal ends the worker as its own doing (SIGXCPU); the hard one's, SIGKILL, is what somebody else would send.
        Native.SetLimit(Cpu, seconds, Math.Min(seconds + GraceSeconds, hardest));
        if (ownNamespaces) Native.SetLimit(Processes, Math.Min(MostTasks, Native.HardLimit(Processes)));
        Native.SetLimit(AddressSpace, Math.Min(Mapped() + Headroom, Native.HardLimit(AddressSpace)));
    }

    /// <summary>Bytes of address space that are taken.</summary>
    private static ulong Mapped()
    {
        string pages = File.ReadAllText("/proc/self/statm");
        return ulong.Parse(pages.AsSpan(0, pages.IndexOf(' ', StringComparison.Ordinal)), CultureInfo.InvariantCulture) * (ulong)Environment.SystemPageSize;
    }
}
