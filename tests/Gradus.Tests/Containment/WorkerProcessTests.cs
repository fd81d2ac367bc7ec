using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Gradus.Contracts.Wire;
using Gradus.Engine;
using Gradus.Engine.Containment;
using Gradus.Engine.Processes;
using Gradus.Tests.Engine;
using NUnit.Framework;
using ContainmentLayers = Gradus.Engine.Containment.Layers;

namespace Gradus.Tests.Containment;

/// <summary>Workers that do not start, that die while they wait, that do not read; and what is left of them when they are gone.</summary>
[NonParallelizable]
public sealed class WorkerProcessTests
{
    private static readonly WorkerStart Plain = new(MiniKit.Kit.WorkerFolder, ContainmentLayers.SplitOnly, WorkerLimits.Default, TimeSpan.FromSeconds(1));

    private static WorkerStart All => Plain with { Layers = LayerProbe.Here.Standing };

    private static ChildProcess Start(WorkerStart start) => ChildProcess.Start(start.Child());

    private static void Kill(int process)
    {
        using var victim = Process.GetProcessById(process);
        victim.Kill();
        victim.WaitForExit();
    }

    [Test]
    public void A_program_that_is_missing_is_named() =>
        Assert.That(() => Start(Plain with { From = MiniKit.NewFolder() }), Throws.TypeOf<InfrastructureException>().With.Message.Contains("Gradus.Worker.dll is missing"));

    [Test]
    public void A_program_that_is_damaged_says_what_the_runtime_said() =>
        Assert.That(() => Start(Plain with { From = MiniKit.Folder(("Gradus.Worker.dll", "no program"), ("Gradus.Worker.runtimeconfig.json", "{")) }),
            Throws.TypeOf<InfrastructureException>().With.Message.StartsWith("Gradus.Worker did not start:").And.Message.Contains("runtimeconfig.json"));

    [Test]
    public void A_runtime_that_is_missing_is_named() =>
        Assert.That(() => ChildProcess.Start(Plain.Child() with { Host = "/no/such/dotnet" }), Throws.TypeOf<InfrastructureException>().With.Message.StartsWith("/no/such/dotnet cannot be started"));

    [Test]
    public void A_runtime_of_another_version_says_what_is_missing()
    {
        string folder = MiniKit.NewFolder();
        foreach (string file in Directory.EnumerateFiles(WorkerStart.ProgramFolder)) File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        string configuration = Path.Combine(folder, "Gradus.Worker.runtimeconfig.json");
        File.WriteAllText(configuration, File.ReadAllText(configuration).Replace("10.0.0", "99.0.0"));
        Assert.That(() => Start(Plain with { From = folder }), Throws.TypeOf<InfrastructureException>().With.Message.Contains("99.0.0"));
    }

    [Test]
    public void A_sandbox_that_vanishes_after_the_probe_is_named()
    {
        Walls.Of("bubblewrap");
        var gone = All with { Bubblewrap = All.Bubblewrap! with { Program = "/no/such/bwrap" } };
        Assert.That(() => Start(gone), Throws.TypeOf<InfrastructureException>().With.Message.StartsWith("/no/such/bwrap cannot be started"));
        Assert.That(() => Start(All with { Bubblewrap = null }), Throws.TypeOf<InfrastructureException>().With.Message.Contains("bwrap is not installed"));
    }

    [Test]
    public void A_sandbox_that_fails_says_why()
    {
        Walls.Of("bubblewrap");
        Assert.That(() => Start(All with { Folder = "/no/such/kit" }), Throws.TypeOf<InfrastructureException>().With.Message.Contains("/no/such/kit"));
    }

    [TestCase("Курс 1/Иван")]
    [TestCase("a b'c\"d $HOME;e")]
    [TestCase("--help")]
    public void A_folder_may_have_any_name(string name)
    {
        if (OperatingSystem.IsWindows() && name.Contains('"')) Assert.Ignore("not so on Windows");
        string above = MiniKit.NewFolder(), program = Path.Combine(above, name, "worker"), kit = Path.Combine(above, name, "kit");
        foreach (var (from, to) in new[] { (WorkerStart.ProgramFolder, program), (MiniKit.Kit.WorkerFolder, kit) })
        {
            Directory.CreateDirectory(to);
            foreach (string file in Directory.EnumerateFiles(from)) File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }
        foreach (var start in new[] { Plain, All })
        {
            using var worker = Start(start with { From = program, Folder = kit });
            Assert.That(worker.IsAlive);
        }
    }

    [Test]
    public void A_worker_that_is_deaf_is_ended_however_short_the_frames_are()
    {
        if (OperatingSystem.IsWindows()) Assert.Ignore("a process cannot be stopped here");
        using var worker = ChildProcess.Start(Plain.Child() with { Patience = TimeSpan.FromSeconds(3) });
        Assert.That(kill(worker.Id, 19), Is.Zero, "stopped");
        byte[] frame = new byte[1000];
        Assert.That(() => { for (int i = 0; i < 1000; i++) worker.Send(frame); }, Throws.TypeOf<ChannelClosedException>());
    }

    [Test]
    public void The_processor_time_of_a_worker_is_known_whatever_stands_around_it_and_after_its_end()
    {
        if (!OperatingSystem.IsLinux()) Assert.Ignore("processes are found under /proc");
        foreach (var start in new[] { Plain, All })
        {
            using var worker = Start(start);
            Assert.That(worker.ProcessorTime, Is.GreaterThan(TimeSpan.FromMilliseconds(20)), "what starting takes: what is around it takes less");
            Assert.That(() => worker.Receive(TimeSpan.FromMilliseconds(50)), Throws.TypeOf<TimeoutException>());
            Assert.That(worker.ProcessorTime, Is.GreaterThan(TimeSpan.FromMilliseconds(20)), "as it was when it was ended");
        }
    }

    [Test]
    public void A_worker_that_is_killed_is_known_to_be_so_surely_only_when_its_lock_would_not_let_it()
    {
        if (OperatingSystem.IsWindows()) Assert.Ignore("there are no signals here");
        foreach (var (start, sure) in new[] { (Plain, false), (Plain with { Layers = Walls.Of("process", "seccomp") }, true) })
        {
            using var worker = Start(start);
            Kill(worker.Id);
            worker.CauseOfLoss();
            Assert.That((worker.EndedFromOutside, worker.SurelyEndedFromOutside), Is.EqualTo((true, sure)));
        }
    }

    [Test]
    public void A_worker_that_we_end_is_not_ended_from_outside()
    {
        using var worker = Start(Plain);
        Assert.That(() => worker.Receive(TimeSpan.FromMilliseconds(50)), Throws.TypeOf<TimeoutException>());
        worker.CauseOfLoss();
        Assert.That(worker.EndedFromOutside, Is.False);
    }

    [Test]
    public void The_processors_limit_ends_a_worker_by_its_own_signal()
    {
        Walls.Of("resource-limits");
        using var worker = Start(Plain with { Layers = Walls.Of("process", "resource-limits") });
        string[] limit = File.ReadLines($"/proc/{worker.Id}/limits").Single(l => l.StartsWith("Max cpu time", StringComparison.Ordinal))["Max cpu time".Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Assert.That(long.Parse(limit[1], CultureInfo.InvariantCulture), Is.GreaterThan(long.Parse(limit[0], CultureInfo.InvariantCulture)));
    }

    [Test]
    public void A_module_that_two_workers_do_not_take_is_our_failure_and_no_worker_is_left()
    {
        using var pool = new WorkerPool(Plain);
        using var host = new WorkerHost(pool, new SubjectAssemblies("Nothing", [new SubjectModule("Nothing", [1, 2, 3])]));
        int before = OperatingSystem.IsLinux() ? Children(Environment.ProcessId).Length : 0;
        Assert.That(host.Connect, Throws.TypeOf<InfrastructureException>());
        if (OperatingSystem.IsLinux()) Assert.That(() => Children(Environment.ProcessId).Length, Is.LessThanOrEqualTo(before).After(3000, 50));
    }

    [Test]
    public void Workers_wait_in_the_number_that_is_asked_for_and_a_dead_one_is_passed_over()
    {
        using var pool = new WorkerPool(All, ahead: 2);
        pool.Warm();
        var first = pool.Take();
        pool.Warm();
        Kill(pool.WaitingIds[0]);
        using var second = pool.Take();
        Assert.That((first.IsAlive, second.IsAlive), Is.EqualTo((true, true)));
        first.Dispose();
    }

    [Test]
    public void Nothing_is_left_of_workers_that_have_ended()
    {
        if (!OperatingSystem.IsLinux()) Assert.Ignore("descriptors are counted under /proc");
        Start(All).Dispose();
        int before = Descriptors();
        for (int i = 0; i < 20; i++) Start(All).Dispose();
        Assert.That(() => (Descriptors() <= before + 2, Children(Environment.ProcessId, zombies: true).Length), Is.EqualTo((true, 0)).After(5000, 50));
    }

    [Test]
    public void What_was_left_open_in_the_engine_is_not_open_in_its_children()
    {
        if (!OperatingSystem.IsLinux()) Assert.Ignore("descriptors are listed under /proc");
        int[] ends = new int[2];
        Assert.That(pipe(ends), Is.Zero, "a pipe as a C program makes it: children inherit it");
        try
        {
            string left = Open(Environment.ProcessId).Single(file => file.Descriptor == ends[0]).Target;
            using var worker = Start(Plain);
            using var compiler = new Gradus.Engine.Compiling.CompilerProcess();
            foreach (int child in new[] { worker.Id, compiler.ProcessId })
                Assert.That(Open(child).Select(file => file.Target), Has.Some.StartsWith("pipe:").And.None.EqualTo(left));
        }
        finally
        {
            foreach (int end in ends) _ = close(end);
        }
    }

    private static (int Descriptor, string Target)[] Open(int process) =>
        [.. Directory.GetFileSystemEntries($"/proc/{process}/fd").Select(entry => (int.Parse(Path.GetFileName(entry), CultureInfo.InvariantCulture), new FileInfo(entry).LinkTarget ?? ""))];

    [Test]
    public void A_worker_ends_with_the_process_that_it_watches()
    {
        using var engine = Process.Start(new ProcessStartInfo(DotnetHost.Path, [Path.Combine(WorkerStart.ProgramFolder, "Gradus.Worker.dll"), MiniKit.Kit.WorkerFolder]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        using var worker = ChildProcess.Start(Plain.Child("--parent", engine.Id.ToString(CultureInfo.InvariantCulture)));
        Assert.That(worker.IsAlive, Is.True.After(300));
        engine.Kill();
        engine.WaitForExit();
        Assert.That(() => worker.IsAlive, Is.False.After(10_000, 50));
    }

    [Test]
    public void Killed_outright_the_grader_leaves_no_process_behind()
    {
        if (!OperatingSystem.IsLinux()) Assert.Ignore("processes are found under /proc");
        string endless = MiniKit.Folder(("Game.cs", MiniKit.Module.Replace("a + b", "Endless()").Replace("public static double Half", "static double Endless() { while (true) { } } public static double Half")));
        using var grader = Process.Start(new ProcessStartInfo(DotnetHost.Path, [typeof(Gradus.Cli.CommandLine).Assembly.Location, "grade", endless, "--kits", MiniKit.Shelf.Folder]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        int[] children = [];
        Assert.That(() => (children = Children(grader.Id)).Any(c => Seconds(c) > 0.5 && Command(c).Contains("--cpu")), Is.True.After(20_000, 100), "a worker computes");
        grader.Kill();
        Assert.That(() => children.Where(c => State(c) is not (null or 'Z')).Select(Command), Is.Empty.After(3000, 50));
    }

    private static int Descriptors() => Directory.GetFiles("/proc/self/fd").Length;

    /// <summary>All below a process; only those that have ended and were not waited for, when it is said.</summary>
    private static int[] Children(int of, bool zombies = false)
    {
        var parents = Directory.GetDirectories("/proc").Select(Path.GetFileName).Where(n => int.TryParse(n, out _)).Select(n => int.Parse(n!, CultureInfo.InvariantCulture)).ToDictionary(id => id, Parent);
        List<int> below = [of];
        for (int i = 0; i < below.Count; i++) below.AddRange(parents.Where(p => p.Value == below[i]).Select(p => p.Key));
        return [.. below.Skip(1).Where(id => !zombies || State(id) == 'Z')];
    }

    private static string[] Fields(int process)
    {
        try
        {
            string line = File.ReadAllText($"/proc/{process}/stat");
            return line[(line.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            return [];
        }
    }

    private static int Parent(int process) => Fields(process) is { Length: > 1 } fields ? int.Parse(fields[1], CultureInfo.InvariantCulture) : 0;

    private static char? State(int process) => Fields(process) is [var state, ..] ? state[0] : null;

    private static double Seconds(int process) => Fields(process) is { Length: > 12 } fields ? (double.Parse(fields[11], CultureInfo.InvariantCulture) + double.Parse(fields[12], CultureInfo.InvariantCulture)) / 100 : 0;

    private static string Command(int process)
    {
        try { return File.ReadAllText($"/proc/{process}/cmdline").Replace('\0', ' '); }
        catch (IOException) { return ""; }
    }

    [DllImport("libc")]
    private static extern int pipe(int[] ends);

    [DllImport("libc")]
    private static extern int close(int descriptor);

    [DllImport("libc")]
    private static extern int kill(int process, int signal);
}
