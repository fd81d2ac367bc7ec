using Gradus.Worker.Locking;
using NUnit.Framework;

namespace Gradus.Tests.Containment;

/// <summary>The filter of system calls, judged call by call on both architectures.</summary>
public sealed class SystemCallFilterTests
{
    private const int Self = 4711;
    private const uint Thread = 0x3d0f00, ThreadOfMusl = 0x7d0f00, Fork = 17, ThreadAndNamespace = Thread | 0x20000000;

    // Name, number on x64, number on arm64 (none: -1), arguments, verdict.
    private static readonly (string What, int X64, int Arm64, ulong[] Arguments, uint Verdict)[] Calls =
    [
        ("read", 0, 63, [0], SystemCallFilter.Allow),
        ("write", 1, 64, [1], SystemCallFilter.Allow),
        ("futex", 202, 98, [], SystemCallFilter.Allow),
        ("mmap, executable", 9, 222, [0, 4096, 7], SystemCallFilter.Allow),
        ("exit_group", 231, 94, [], SystemCallFilter.Allow),
        ("a thread of glibc's", 56, 220, [Thread], SystemCallFilter.Allow),
        ("a thread of musl's", 56, 220, [ThreadOfMusl], SystemCallFilter.Allow),
        ("fork", 56, 220, [Fork], SystemCallFilter.Refuse),
        ("a thread in a namespace of its own", 56, 220, [ThreadAndNamespace], SystemCallFilter.Refuse),
        ("clone3, whose flags a filter cannot see", 435, 435, [], SystemCallFilter.NoSuchCall),
        ("a signal to itself, by a call that also reaches others", 62, 129, [Self, 6], SystemCallFilter.Refuse),
        ("a signal to init", 62, 129, [1, 9], SystemCallFilter.Refuse),
        ("a signal to everybody", 62, 129, [ulong.MaxValue, 9], SystemCallFilter.Refuse),
        ("a signal to its own process group", 62, 129, [0, 9], SystemCallFilter.Refuse),
        ("a signal to its own thread", 234, 131, [Self, Self + 1, 6], SystemCallFilter.Allow),
        ("ending with any status", 231, 94, [255], SystemCallFilter.Allow),
        ("ending as if killed", 231, 94, [137], SystemCallFilter.Refuse),
        ("ending as if killed, in a byte of more", 231, 94, [0x389], SystemCallFilter.Refuse),
        ("the last thread's ending as if killed", 60, 93, [137], SystemCallFilter.Refuse),
        ("an interruption of its own thread", 234, 131, [Self, Self + 1, 34], SystemCallFilter.Allow),
        ("an interruption of its own thread, musl's", 234, 131, [Self, Self + 1, 35], SystemCallFilter.Allow),
        ("another signal to its own thread", 234, 131, [Self, Self + 1, 9], SystemCallFilter.Refuse),
        ("memory that is given back", 28, 233, [0, 4096, 4], SystemCallFilter.Allow),
        ("memory that is merged with others'", 28, 233, [0, 4096, 12], SystemCallFilter.Refuse),
        ("a signal to another's thread", 234, 131, [Self + 1, Self + 1, 6], SystemCallFilter.Refuse),
        ("naming a thread", 157, 167, [15], SystemCallFilter.Allow),
        ("outliving its parent", 157, 167, [1, 0], SystemCallFilter.Refuse),
        ("another filter", 157, 167, [22], SystemCallFilter.Refuse),
        ("duplicating a stream", 72, 25, [2, 1030], SystemCallFilter.Allow),
        ("a signal by way of fcntl", 72, 25, [0, 8, 1], SystemCallFilter.Refuse),
        ("its own affinity", 203, 122, [0], SystemCallFilter.Allow),
        ("another's affinity", 203, 122, [1], SystemCallFilter.Refuse),
        ("open", 2, -1, [], SystemCallFilter.Refuse),
        ("openat", 257, 56, [], SystemCallFilter.Refuse),
        ("openat2", 437, 437, [], SystemCallFilter.Refuse),
        ("unlink", 87, -1, [], SystemCallFilter.Refuse),
        ("socket", 41, 198, [], SystemCallFilter.Refuse),
        ("connect", 42, 203, [], SystemCallFilter.Refuse),
        ("fork by its own name", 57, -1, [], SystemCallFilter.Refuse),
        ("vfork", 58, -1, [], SystemCallFilter.Refuse),
        ("execve", 59, 221, [], SystemCallFilter.Refuse),
        ("execveat", 322, 281, [], SystemCallFilter.Refuse),
        ("ptrace", 101, 117, [], SystemCallFilter.Refuse),
        ("process_vm_writev", 311, 271, [], SystemCallFilter.Refuse),
        ("memfd_create", 319, 279, [], SystemCallFilter.Refuse),
        ("io_uring_setup", 425, 425, [], SystemCallFilter.Refuse),
        ("userfaultfd", 323, 282, [], SystemCallFilter.Refuse),
        ("bpf", 321, 280, [], SystemCallFilter.Refuse),
        ("unshare", 272, 97, [], SystemCallFilter.Refuse),
        ("mount", 165, 40, [], SystemCallFilter.Refuse),
        ("setrlimit", 160, 164, [], SystemCallFilter.Refuse),
        ("prlimit64", 302, 261, [], SystemCallFilter.Refuse),
        ("ioctl", 16, 29, [], SystemCallFilter.Refuse),
        ("keyctl", 250, 219, [], SystemCallFilter.Refuse),
        ("a call that is yet to be invented", 1000, 1000, [], SystemCallFilter.Refuse),
    ];

    // What the filter lets through when all arguments are 0, by the kernel's tables (arch/x86/entry/syscalls/syscall_64.tbl, include/uapi/asm-generic/unistd.h) and by hand, so that a call
    // that is added is looked at twice. Not among them because of their arguments: clone, fcntl, prctl and tgkill.
    private static readonly int[] LetThroughOnX64 =
    [
        0 /* read */, 1 /* write */, 3 /* close */, 5 /* fstat */, 7 /* poll */, 9 /* mmap */, 10 /* mprotect */, 11 /* munmap */, 12 /* brk */, 13 /* rt_sigaction */, 14 /* rt_sigprocmask */,
        15 /* rt_sigreturn */, 19 /* readv */, 20 /* writev */, 24 /* sched_yield */, 25 /* mremap */, 28 /* madvise */, 35 /* nanosleep */, 39 /* getpid */, 60 /* exit */, 96 /* gettimeofday */,
        98 /* getrusage */, 99 /* sysinfo */, 131 /* sigaltstack */, 186 /* gettid */, 202 /* futex */, 203 /* sched_setaffinity */, 204 /* sched_getaffinity */, 219 /* restart_syscall */,
        228 /* clock_gettime */, 229 /* clock_getres */, 230 /* clock_nanosleep */, 231 /* exit_group */, 271 /* ppoll */, 273 /* set_robust_list */, 293 /* pipe2 */, 309 /* getcpu */,
        318 /* getrandom */, 324 /* membarrier */, 334 /* rseq */,
    ];

    private static readonly int[] LetThroughOnArm64 =
    [
        57 /* close */, 59 /* pipe2 */, 63 /* read */, 64 /* write */, 65 /* readv */, 66 /* writev */, 73 /* ppoll */, 80 /* fstat */, 93 /* exit */, 94 /* exit_group */, 98 /* futex */,
        99 /* set_robust_list */, 101 /* nanosleep */, 113 /* clock_gettime */, 114 /* clock_getres */, 115 /* clock_nanosleep */, 122 /* sched_setaffinity */, 123 /* sched_getaffinity */,
        124 /* sched_yield */, 128 /* restart_syscall */, 132 /* sigaltstack */, 134 /* rt_sigaction */, 135 /* rt_sigprocmask */, 139 /* rt_sigreturn */, 165 /* getrusage */, 168 /* getcpu */,
        169 /* gettimeofday */, 172 /* getpid */, 178 /* gettid */, 179 /* sysinfo */, 214 /* brk */, 215 /* munmap */, 216 /* mremap */, 222 /* mmap */, 226 /* mprotect */, 233 /* madvise */,
        278 /* getrandom */, 283 /* membarrier */, 293 /* rseq */,
    ];

    private static IEnumerable<TestCaseData> Cases =>
        from call in Calls
        from machine in new[] { Machine.X64, Machine.Arm64 }
        let number = machine == Machine.X64 ? call.X64 : call.Arm64
        where number >= 0
        select new TestCaseData(machine, number, call.Arguments, call.Verdict).SetArgDisplayNames(machine.Name, call.What);

    private static Machine[] Machines => [Machine.X64, Machine.Arm64];

    [TestCaseSource(nameof(Cases))]
    public void A_call_is_judged(object machine, int number, ulong[] arguments, uint verdict)
    {
        var on = (Machine)machine;
        Assert.That(FilterMachine.Judge(SystemCallFilter.For(on, Self), on.Audit, (uint)number, arguments), Is.EqualTo(verdict));
    }

    [Test]
    public void Of_all_numbers_only_the_reviewed_ones_are_let_through([ValueSource(nameof(Machines))] object machine)
    {
        var on = (Machine)machine;
        var program = SystemCallFilter.For(on, Self);
        var through = Enumerable.Range(0, 600).Where(n => FilterMachine.Judge(program, on.Audit, (uint)n) == SystemCallFilter.Allow);
        Assert.That(through, Is.EqualTo(on == Machine.X64 ? LetThroughOnX64 : LetThroughOnArm64));
    }

    [TestCase(0x40000003u, "i386")]
    [TestCase(0x40000028u, "arm")]
    [TestCase(0u, "none")]
    public void Another_numbering_ends_the_process(uint architecture, string name) =>
        Assert.That(Machines.Select(m => FilterMachine.Judge(SystemCallFilter.For(m, Self), architecture, 0)), Is.All.EqualTo(SystemCallFilter.Kill), name);

    [Test]
    public void The_second_ABI_of_x64_ends_the_process() =>
        Assert.That(FilterMachine.Judge(SystemCallFilter.For(Machine.X64, Self), Machine.X64.Audit, SystemCallFilter.X32 | 1), Is.EqualTo(SystemCallFilter.Kill));

    [Test]
    public void A_name_has_one_line_and_a_number_one_name([ValueSource(nameof(Machines))] object machine)
    {
        Assert.That(SystemCall.Allowed.Select(c => c.Name), Is.Unique);
        Assert.That(SystemCall.Allowed.Select(c => c.On((Machine)machine)).OfType<int>(), Is.Unique);
    }

    [Test]
    public void What_the_worker_tries_under_the_filter_is_refused_by_it([ValueSource(nameof(Machines))] object machine)
    {
        var on = (Machine)machine;
        var program = SystemCallFilter.For(on, Self);
        foreach (var attempt in Attempt.SystemCalls)
            if ((on == Machine.X64 ? attempt.X64 : attempt.Arm64) is { } number)
                Assert.That(FilterMachine.Judge(program, on.Audit, (uint)number, [.. attempt.Arguments.Select(a => (ulong)a)]), Is.EqualTo(SystemCallFilter.Refuse), attempt.Name);
    }
}
