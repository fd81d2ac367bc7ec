using System.Runtime.InteropServices;
using Gradus.Cli;
using Gradus.Engine.Containment;
using Gradus.Tests.Engine;
using NUnit.Framework;
using ContainmentLayers = Gradus.Engine.Containment.Layers;

namespace Gradus.Tests.Containment;

/// <summary>What the doctor says of machines that we do not have, and of this one.</summary>
public sealed class LayerProbeTests
{
    private static readonly Surroundings Good = new() { System = "Linux", Architecture = Architecture.X64, Bubblewrap = "/usr/bin/bwrap" };

    private static Func<string, string?> Set(string name, string value) => asked => asked == name ? value : null;

    private const string SplitHolds = """
        Layers between student code and this machine
          ✓ process               Verdicts and student code live in different processes.
          ✓ screen                Compiled code is looked through before it runs.
          ✓ heap-limit            Managed memory has a hard limit.

        """;

    private const string LimitsHold = "  ✓ resource-limits       The system limits address space, processor time, files and core dumps.\n";
    private const string FilterHolds = "  ✓ seccomp               The worker gives up every system call that computing does not take.\n";
    private const string SandboxHolds = "  ✓ bubblewrap            The worker sees no network, no files but its own, and no other process.\n";

    private static string Not(string layer, string why, string remedy) => $"  ✗ {layer,-22}{why}\n{"",26}→ {remedy}\n";

    private static string Elsewhere(string system) => SplitHolds
        + string.Concat(new[] { "resource-limits", "seccomp", "bubblewrap" }.Select(layer => Not(layer, $"It takes Linux; this is {system}.", "Grade on Linux, also in a container or a virtual machine; elsewhere use an account with few rights.")));

    private static TestCaseData Case(string name, Surroundings surroundings, string expected) => new TestCaseData(surroundings, expected).SetArgDisplayNames(name);

    private static TestCaseData Sandbox(string name, Surroundings surroundings, string why, string remedy) => Case(name, surroundings, SplitHolds + LimitsHold + FilterHolds + Not("bubblewrap", why, remedy));

    private static IEnumerable<TestCaseData> Machines()
    {
        const string uidMap = "bwrap: setting up uid map: Permission denied", loopback = "bwrap: loopback: Failed RTM_NEWADDR: Operation not permitted";
        const string ubuntu = "`sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0`, or an AppArmor profile for /usr/bin/bwrap with the rule `userns,` (Ubuntu 25.04 and later ship one: bwrap-userns-restrict).";
        var restricted = Good with { Setting = Set("kernel/apparmor_restrict_unprivileged_userns", "1") };

        yield return Case("all is well", Good, SplitHolds + LimitsHold + FilterHolds + SandboxHolds);
        yield return Case("arm64", Good with { Architecture = Architecture.Arm64 }, SplitHolds + LimitsHold + FilterHolds + SandboxHolds);
        yield return Case("Windows", Good with { System = "Windows", Bubblewrap = null }, Elsewhere("Windows"));
        yield return Case("macOS", Good with { System = "macOS", Bubblewrap = null }, Elsewhere("macOS"));
        yield return Sandbox("no bwrap", Good with { Bubblewrap = null }, "The program bwrap is not installed.", "Install it: `apt install bubblewrap`, `dnf install bubblewrap` or `apk add bubblewrap`.");
        yield return Sandbox("no installation of .NET", Good with { HasInstallation = false }, "The runtime does not lie in an installation of .NET that bwrap could show to the worker.", "Run the tool with the `dotnet` of an ordinary installation.");
        foreach (string message in new[] { uidMap, loopback })
            yield return Sandbox("Ubuntu 24.04: " + message[7..15], restricted with { BubblewrapFault = () => message + "\nmore" },
                "Ubuntu lets only programs with an AppArmor profile make user namespaces (kernel.apparmor_restrict_unprivileged_userns is 1). " + message, ubuntu);
        yield return Case("Ubuntu 24.04 that lets bwrap through", restricted, SplitHolds + LimitsHold + FilterHolds + SandboxHolds);
        yield return Sandbox("Debian that restricts", Good with { Setting = Set("kernel/unprivileged_userns_clone", "0"), BubblewrapFault = () => "bwrap: No permissions to create new namespace" },
            "User namespaces are switched off on this machine. bwrap: No permissions to create new namespace", "`sudo sysctl -w kernel.unprivileged_userns_clone=1`.");
        yield return Sandbox("no user namespaces", Good with { Setting = Set("user/max_user_namespaces", "0"), BubblewrapFault = () => "bwrap: Creating new namespace failed: No space left on device" },
            "User namespaces are switched off on this machine. bwrap: Creating new namespace failed: No space left on device", "`sudo sysctl -w user.max_user_namespaces=10000`.");
        yield return Sandbox("Docker", Good with { InContainer = true, BubblewrapFault = () => "bwrap: No permissions to create new namespace" },
            "The container that we run in does not let bwrap make namespaces. bwrap: No permissions to create new namespace",
            "`docker run --security-opt seccomp=unconfined --security-opt apparmor=unconfined --security-opt systempaths=unconfined`, or do without: the layer seccomp holds in any container.");
        yield return Sandbox("something else", Good with { BubblewrapFault = () => "bwrap: Can't find source path /usr/share/dotnet" },
            "It cannot build a sandbox here. bwrap: Can't find source path /usr/share/dotnet", "Try `/usr/bin/bwrap --unshare-all --ro-bind / / true` by hand, and update bubblewrap.");
        yield return Case("another architecture", Good with { Architecture = Architecture.RiscV64 }, SplitHolds + LimitsHold
            + Not("seccomp", "Its list of system calls is for x64 and arm64; this is RiscV64.", "Grade on x64 or arm64.") + SandboxHolds);
        yield return Case("an old kernel", Good with { SeccompError = () => 38 }, SplitHolds + LimitsHold
            + Not("seccomp", "The kernel, or the container around us, refuses a filter of system calls (error 38).", "Use a kernel with CONFIG_SECCOMP_FILTER.") + SandboxHolds);
        yield return Case("a container without filters", Good with { SeccompError = () => 1, InContainer = true }, SplitHolds + LimitsHold
            + Not("seccomp", "The kernel, or the container around us, refuses a filter of system calls (error 1).", "Start the container with a seccomp profile that lets seccomp() through, as Docker's own does.") + SandboxHolds);
        yield return Case("a filter with a hole", Good with { SelfTest = _ => new SelfTestReport([new Attempt(Layer.SystemCalls, "openat", "error 14"), new Attempt(Layer.SystemCalls, "socket", null)], null) }, SplitHolds + LimitsHold
            + Not("seccomp", "Tried in a worker, this came through: openat: error 14.", "Do not grade with this layer; report it.") + SandboxHolds);
        yield return Case("limits that keep the worker from starting", Good with { SelfTest = layers => new SelfTestReport([], layers.Contains(Layer.ResourceLimits) ? "Gradus.Worker did not start." : null) }, SplitHolds
            + Not("resource-limits", "A worker does not start with it. Gradus.Worker did not start.", "Build or publish the tool again; if it stays so, report it.") + FilterHolds + SandboxHolds);
    }

    [Test]
    public void A_program_in_the_current_folder_is_not_taken_for_bubblewrap()
    {
        if (!OperatingSystem.IsLinux()) Assert.Ignore("there is no bwrap here");
        string folder = MiniKit.Folder(("bwrap", ""));
        Assert.That(Bubblewrap.ProgramOf(folder), Is.EqualTo(Path.Combine(folder, "bwrap")));
        Assert.That(Bubblewrap.ProgramOf(Path.GetRelativePath(Environment.CurrentDirectory, folder)), Is.Null.Or.EqualTo("/usr/bin/bwrap"));
    }

    [Test]
    public void A_program_that_does_not_end_is_no_sandbox()
    {
        if (!OperatingSystem.IsLinux())
        {
            Assert.Ignore("there is no bwrap here");
            return;
        }
        string program = Path.Combine(MiniKit.Folder(("bwrap", "#!/bin/sh\nexec sleep 600\n")), "bwrap");
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        Assert.That(new Bubblewrap(program, "/") { Patience = TimeSpan.FromMilliseconds(300) }.Fault(), Does.EndWith("did not end within 0.3 s"));
    }

    [TestCaseSource(nameof(Machines))]
    public void A_machine_is_explained(object surroundings, string expected) => Assert.That(Walls.Table((Surroundings)surroundings), Is.EqualTo(expected.ReplaceLineEndings("\n")));

    [Test]
    public void On_this_machine_what_is_said_to_hold_holds_when_it_is_tried() =>
        Assert.That(LayerProbe.Here.Thorough.Where(f => f.Holds).Select(f => f.Layer), Is.EquivalentTo(LayerProbe.Here.Standing), Walls.Table(Surroundings.Here));

    [Test]
    public void The_self_test_notices_a_layer_that_is_not_there()
    {
        if (!OperatingSystem.IsLinux()) Assert.Ignore("there are no such layers here");
        var report = WorkerSelfTest.Run(ContainmentLayers.SplitOnly);
        Assert.That(report.Fault, Is.Null);
        Assert.That(report.Attempts.Where(a => a.Layer == Layer.HeapLimit && a.Seen is not null), Is.Not.Empty, "2 GiB are there for the asking");
    }

    [Test]
    public void Every_layer_has_its_words_in_both_languages([Values("en", "ru")] string language)
    {
        var texts = Gradus.Grading.Texts.TextCatalog.Load(language, AppContext.BaseDirectory);
        Assert.That(ContainmentLayers.NamesOf(ContainmentLayers.All).Where(name => !texts.Has("layer." + name)), Is.Empty);
    }

    private static readonly Examination WithoutFilter = new([new LayerFinding(Layer.SystemCalls, new("layer.seccomp.refused"))], []);

    [TestCase("", 0)]
    [TestCase("bubblewrap", 0)]
    [TestCase("seccomp", 1)]
    public void The_doctors_exit_code_says_whether_a_required_layer_is_missing(string required, int code) =>
        Assert.That(Gradus.Cli.Commands.DoctorCommand.Verdict(WithoutFilter, required.Length == 0 ? new HashSet<Layer>() : new HashSet<Layer> { ContainmentLayers.Of(required)!.Value }), Is.EqualTo(code));

    [Test]
    public void A_part_that_does_not_work_is_worse()
    {
        var broken = WithoutFilter with { Parts = [new PartFinding("worker", new("doctor.broken"), false)] };
        Assert.That(Gradus.Cli.Commands.DoctorCommand.Verdict(broken, new HashSet<Layer> { Layer.SystemCalls }), Is.EqualTo(3));
    }
}
