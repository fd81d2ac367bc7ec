namespace Gradus.Worker.Locking;

/// <summary>Something that a locked worker must not be able to do, tried in a way that does nothing when it is let through: with arguments that the kernel refuses for another reason.</summary>
/// <param name="Name">Its name in the kernel.</param>
/// <param name="X64">Its number on x86-64; null where there is none.</param>
/// <param name="Arm64">Its number on arm64; null where there is none.</param>
/// <param name="Arguments">The arguments.</param>
internal sealed record Attempt(string Name, int? X64, int? Arm64, params nint[] Arguments)
{
    private const nint NoPath = 0, NoProcess = 0x3fffffff, CloneSighandAlone = 0x800, Nowhere = -1;

    /// <summary>The ways out of a process: files, programs, processes, network, and calls with which a filter or the kernel has been got round.</summary>
    internal static Attempt[] SystemCalls { get; } =
    [
        new("open", 2, null, NoPath), new("openat", 257, 56, Nowhere, NoPath), new("openat2", 437, 437, Nowhere, NoPath), new("unlinkat", 263, 35, Nowhere, NoPath), new("readlinkat", 267, 78, Nowhere, NoPath),
        new("socket", 41, 198, Nowhere, Nowhere), new("bind", 49, 200, Nowhere), new("connect", 42, 203, Nowhere), new("sendto", 44, 206, Nowhere), new("sendmsg", 46, 211, Nowhere),
        new("execve", 59, 221, NoPath), new("execveat", 322, 281, Nowhere, NoPath), new("clone", 56, 220, CloneSighandAlone),
        new("kill", 62, 129, NoProcess), new("kill everybody", 62, 129, Nowhere, 0), new("tkill", 200, 130, NoProcess), new("tgkill", 234, 131, NoProcess, NoProcess), new("rt_sigqueueinfo", 129, 138, NoProcess), new("pidfd_open", 434, 434, NoProcess, Nowhere),
        new("ptrace", 101, 117, 16, NoProcess), new("process_vm_readv", 310, 270, NoProcess), new("process_vm_writev", 311, 271, NoProcess),
        new("memfd_create", 319, 279, NoPath, Nowhere), new("io_uring_setup", 425, 425, 0, NoPath), new("io_uring_enter", 426, 426, Nowhere), new("userfaultfd", 323, 282, Nowhere), new("bpf", 321, 280, Nowhere), new("perf_event_open", 298, 241, NoPath),
        new("unshare", 272, 97, Nowhere), new("setns", 308, 268, Nowhere), new("mount", 165, 40, NoPath, NoPath), new("chroot", 161, 51, NoPath),
        new("setrlimit", 160, 164, Nowhere), new("prlimit64", 302, 261, NoProcess), new("ioctl", 16, 29, Nowhere), new("prctl", 157, 167, Nowhere), new("fcntl", 72, 25, Nowhere, Nowhere), new("dup2", 33, null, Nowhere, Nowhere),
        new("fork", 57, null) { Acts = true }, new("vfork", 58, null) { Acts = true }, // last: what is let through above ends the worker before it comes to them
    ];

    /// <summary>Whether it does something when it is let through, and so cannot be tried without the filter.</summary>
    internal bool Acts { get; init; }

    /// <summary>Those that say something of a filter yet to come: what is refused without it already (to a user without rights, in a container) proves nothing when it is refused with it.</summary>
    internal static IReadOnlyList<Attempt> Telling(Machine machine)
    {
        var telling = new List<Attempt>();
        foreach (var attempt in SystemCalls)
            if (attempt.Acts || attempt.Try(machine) != Native.NotPermitted) telling.Add(attempt);
        return telling;
    }

    /// <summary>Tries it: the number of the error that came of it. Where there is no such call, it is as good as refused.</summary>
    internal int Try(Machine machine) => (machine == Machine.X64 ? X64 : Arm64) is { } number ? Native.ErrorOf(number, Arguments) : Native.NotPermitted;
}
