namespace Gradus.Worker.Locking;

/// <summary>What the filter does with a call.</summary>
internal enum Rule
{
    /// <summary>It is carried out.</summary>
    Allow,

    /// <summary>It is carried out when one argument has one of some values, else refused.</summary>
    AllowWhere,

    /// <summary>It is carried out when its first argument is this process and another one has one of some values, else refused.</summary>
    AllowOnSelf,

    /// <summary>The caller is told that the kernel has no such call, and takes the older one.</summary>
    Absent,
}

/// <summary>A system call that the locked worker may make.</summary>
/// <param name="Name">Its name in the kernel.</param>
/// <param name="X64">Its number on x86-64; null where there is none.</param>
/// <param name="Arm64">Its number on arm64; null where there is none.</param>
/// <param name="Rule">What the filter does with it.</param>
/// <param name="Argument">Position of the argument that is looked at, from 0.</param>
/// <param name="Values">What it may be.</param>
internal sealed record SystemCall(string Name, int? X64, int? Arm64, Rule Rule = Rule.Allow, int Argument = 0, params uint[] Values)
{
    /// <summary>Position of the argument that is an exit status; null where none is. One that looks like a kill from outside is refused, so that such an end is never the worker's own doing.</summary>
    internal int? Status { get; init; }

    // What glibc and musl start a thread with; nothing else that clone() makes (processes, namespaces) has just these flags.
    private const uint GlibcThread = 0x3d0f00, MuslThread = 0x7d0f00;

    private const uint Caller = 0; // of a thread's number: the thread that calls

    private const uint SetName = 15, GetName = 16; // prctl
    private const uint GetDescriptorFlags = 1, GetStatusFlags = 3, DuplicateCloseOnExec = 1030; // fcntl

    // madvise: not MERGEABLE, by which a process learns what others have in their memory.
    private const uint Normal = 0, WillNeed = 3, DontNeed = 4, Free = 8, HugePage = 14, NoHugePage = 15, DontDump = 16, DoDump = 17, GuardInstall = 102, GuardRemove = 103;

    // Signals to its own threads: the end, and SIGRTMIN, by which the runtime interrupts a thread for the collector.
    private const uint Abort = 6, Activation = 34, ActivationOfMusl = 35;

    /// <summary>Everything that a running .NET takes to compute, to allocate, to run threads, to tell the time and to end. The first are the most frequent.</summary>
    /// <remarks>Not here, and so refused: whatever opens a file or a socket, starts a program or a process, looks at or signals another process, or changes limits, users or mounts.
    /// What is open at the lock stays open: three pipes. Numbers: <c>arch/x86/entry/syscalls/syscall_64.tbl</c>, <c>include/uapi/asm-generic/unistd.h</c>.</remarks>
    internal static SystemCall[] Allowed { get; } =
    [
        new("read", 0, 63), new("write", 1, 64), new("futex", 202, 98), new("clock_gettime", 228, 113),
        new("madvise", 28, 233, Rule.AllowWhere, 2, Normal, WillNeed, DontNeed, Free, HugePage, NoHugePage, DontDump, DoDump, GuardInstall, GuardRemove), new("mmap", 9, 222), new("munmap", 11, 215), new("mprotect", 10, 226), new("mremap", 25, 216), new("brk", 12, 214), new("membarrier", 324, 283),
        new("rt_sigprocmask", 14, 135), new("rt_sigaction", 13, 134), new("rt_sigreturn", 15, 139), new("sigaltstack", 131, 132), new("restart_syscall", 219, 128),
        new("readv", 19, 65), new("writev", 20, 66), new("close", 3, 57), new("fstat", 5, 80), new("pipe2", 293, 59), new("poll", 7, null), new("ppoll", 271, 73),
        new("gettid", 186, 178), new("getpid", 39, 172), new("sched_yield", 24, 124), new("sched_getaffinity", 204, 123), new("sched_setaffinity", 203, 122, Rule.AllowWhere, 0, Caller), new("getcpu", 309, 168),
        new("clone", 56, 220, Rule.AllowWhere, 0, GlibcThread, MuslThread), new("clone3", 435, 435, Rule.Absent), new("set_robust_list", 273, 99), new("rseq", 334, 293),
        new("clock_getres", 229, 114), new("clock_nanosleep", 230, 115), new("nanosleep", 35, 101), new("gettimeofday", 96, 169),
        new("getrandom", 318, 278), new("getrusage", 98, 165), new("sysinfo", 99, 179),
        new("prctl", 157, 167, Rule.AllowWhere, 0, SetName, GetName), new("fcntl", 72, 25, Rule.AllowWhere, 1, GetDescriptorFlags, GetStatusFlags, DuplicateCloseOnExec),
        new("tgkill", 234, 131, Rule.AllowOnSelf, 2, Abort, Activation, ActivationOfMusl),
        new("exit", 60, 93) { Status = 0 }, new("exit_group", 231, 94) { Status = 0 },
    ];

    /// <summary>Its number on an architecture; null where there is none.</summary>
    internal int? On(Machine machine) => machine == Machine.X64 ? X64 : Arm64;
}
