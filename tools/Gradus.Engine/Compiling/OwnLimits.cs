using System.Runtime.InteropServices;

namespace Gradus.Engine.Compiling;

/// <summary>Limits that the compiler process has the system put on it (<c>setrlimit</c>). Where there is no such call, the limits that it watches itself remain.</summary>
/// <remarks>Its end with the engine needs none of them: it ends when its input does. The kernel's signal at a parent's death follows the thread that
/// started the process, and the engine's threads come and go.</remarks>
internal static class OwnLimits
{
    private const int Processor = 0, FileSize = 1, Core = 4;

    /// <summary>No core dumps, and no file is written: pipes are not files.</summary>
    internal static void WriteNothing()
    {
        if (!OperatingSystem.IsLinux()) return;
        Set(Core, 0);
        Set(FileSize, 0);
    }

    /// <summary>The kernel ends the process when it has used so much more processor time: the wall behind the limit that it watches itself.</summary>
    internal static void Compute(TimeSpan time)
    {
        if (OperatingSystem.IsLinux()) Set(Processor, (ulong)Math.Ceiling((Environment.CpuUsage.TotalTime + time).TotalSeconds) + 2, ulong.MaxValue);
    }

    private static void Set(int resource, ulong soft, ulong? hard = null)
    {
        var limit = new Limit(soft, hard ?? soft);
        if (hard is not null && GetResourceLimit(resource, out var now) == 0) limit = new Limit(Math.Min(soft, now.Hard), now.Hard); // a hard limit can only be lowered
        SetResourceLimit(resource, limit);
    }

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Limit(ulong Soft, ulong Hard);

    [DllImport("libc", EntryPoint = "getrlimit")]
    private static extern int GetResourceLimit(int resource, out Limit limit);

    [DllImport("libc", EntryPoint = "setrlimit")]
    private static extern int SetResourceLimit(int resource, in Limit limit);
}
