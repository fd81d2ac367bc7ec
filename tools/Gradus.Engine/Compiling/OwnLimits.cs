using Gradus.Worker.Locking;

namespace Gradus.Engine.Compiling;

/// <summary>Limits that the compiler process has the system put on it (<c>setrlimit</c>). Where there is no such call, the limits that it watches itself remain.</summary>
/// <remarks>Its end with the engine needs none of them: it ends when its input does, and on Linux by the kernel's signal at the death of its parent (<see cref="Processes.ParentDeath"/>).</remarks>
internal static class OwnLimits
{
    /// <summary>No core dumps, and no file is written: pipes are not files.</summary>
    internal static void WriteNothing()
    {
        if (!OperatingSystem.IsLinux()) return;
        Set(Kernel.Core, 0);
        Set(Kernel.FileSize, 0);
    }

    /// <summary>The kernel ends the process when it has used so much more processor time: the wall behind the limit that it watches itself.</summary>
    internal static void Compute(TimeSpan time)
    {
        if (OperatingSystem.IsLinux()) Set(Kernel.Cpu, (ulong)Math.Ceiling((Environment.CpuUsage.TotalTime + time).TotalSeconds) + 2, ulong.MaxValue);
    }

    private static void Set(int resource, ulong soft, ulong? hard = null)
    {
        var limit = new Kernel.Limit { Soft = soft, Hard = hard ?? soft };
        if (hard is not null && Kernel.GetLimit(resource, out var now) == 0) limit = new Kernel.Limit { Soft = Math.Min(soft, now.Hard), Hard = now.Hard }; // a hard limit can only be lowered
        _ = Kernel.SetLimit(resource, limit);
    }
}
