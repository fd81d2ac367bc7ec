using System.Runtime.InteropServices;

namespace Gradus.Worker.Locking;

/// <summary>What both the engine and its worker ask of Linux about themselves (<c>prctl</c>, <c>setrlimit</c>): one file, compiled into both, for the worker must not refer to the engine.</summary>
internal static class Kernel
{
    internal const int ParentDeathSignal = 1, NoNewPrivileges = 38, SigKill = 9;

    /// <summary>Resources, as <c>setrlimit</c> numbers them on x64 and arm64.</summary>
    internal const int Cpu = 0, FileSize = 1, Core = 4, Processes = 6, OpenFiles = 7, AddressSpace = 9;

    [StructLayout(LayoutKind.Sequential)]
    internal struct Limit
    {
        internal ulong Soft, Hard;
    }

    /// <summary>The process ends when the thread that started it ends, however that comes: what computes for ever would not notice a closed pipe. Linux only.</summary>
    /// <returns>0, or -1 when the system refuses.</returns>
    internal static int EndWithParent() => Control(ParentDeathSignal, SigKill, 0, 0, 0);

    [DllImport("libc", SetLastError = true, EntryPoint = "prctl")]
    internal static extern int Control(int option, nuint a, nuint b, nuint c, nuint d);

    [DllImport("libc", SetLastError = true, EntryPoint = "setrlimit")]
    internal static extern int SetLimit(int resource, in Limit limit);

    [DllImport("libc", SetLastError = true, EntryPoint = "getrlimit")]
    internal static extern int GetLimit(int resource, out Limit limit);
}
