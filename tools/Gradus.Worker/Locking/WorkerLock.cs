using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Gradus.Worker.Locking;

/// <summary>The worker gives up what it will not need, before it takes the student's module.</summary>
internal static class WorkerLock
{
    /// <summary>The worker ends when the thread that started it ends, however that comes: student code that loops for ever would not notice a closed pipe.</summary>
    internal static void EndWithParent()
    {
        if (OperatingSystem.IsLinux()) Native.EndWithParent();
    }

    /// <summary>What <see cref="Close"/> has tried.</summary>
    internal static IReadOnlyList<Attempt> Tried { get; private set; } = [];

    /// <summary>Filters every system call of every thread from here on, and makes sure that it does.</summary>
    /// <exception cref="PlatformNotSupportedException">There is no filter for this system.</exception>
    /// <exception cref="Win32Exception">The kernel refuses.</exception>
    internal static void Close()
    {
        var machine = Machine.Here ?? throw new PlatformNotSupportedException($"There is a filter of system calls for Linux on x64 and arm64; this is {RuntimeInformation.RuntimeIdentifier}.");
        Native.Control(Kernel.NoNewPrivileges, 1);
        Tried = Attempt.Telling(machine);
        if (Tried.Count == 0) throw new Win32Exception("seccomp: everything that could be tried is refused already, so nothing shows that the filter works.");
        Native.Filter(machine.Seccomp, SystemCallFilter.For(machine, Environment.ProcessId));
        foreach (var attempt in Tried)
            if (attempt.Try(machine) != Native.NotPermitted) throw new Win32Exception($"seccomp: {attempt.Name} is still possible under the filter.");
    }
}
