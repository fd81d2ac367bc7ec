using System.Globalization;
using System.Runtime.InteropServices;
using Gradus.Engine.Processes;

namespace Gradus.Engine.Containment;

/// <summary>What <see cref="LayerProbe"/> looks at: this machine, or one that a test makes up.</summary>
internal sealed record Surroundings
{
    /// <summary>The system's name: <c>Linux</c>, <c>Windows</c>, <c>macOS</c>.</summary>
    internal required string System { get; init; }

    /// <summary>The processor architecture.</summary>
    internal required Architecture Architecture { get; init; }

    /// <summary>Whether we run in a container.</summary>
    internal bool InContainer { get; init; }

    /// <summary>Whether the folder of the installation of .NET is known.</summary>
    internal bool HasInstallation { get; init; } = true;

    /// <summary>Where <c>bwrap</c> lies; null when it is not installed.</summary>
    internal string? Bubblewrap { get; init; }

    /// <summary>A setting of the kernel by its path under <c>/proc/sys</c>; null when there is no such setting.</summary>
    internal Func<string, string?> Setting { get; init; } = _ => null;

    /// <summary>Asks the kernel for filters of system calls without setting one: the error's number, or 0.</summary>
    internal Func<int> SeccompError { get; init; } = () => 0;

    /// <summary>Builds the sandbox around a program that ends at once: what it says when that does not work, or null.</summary>
    internal Func<string?> BubblewrapFault { get; init; } = () => null;

    /// <summary>Starts a worker with some layers, in which trusted code tries each: what came through.</summary>
    internal Func<IReadOnlySet<Layer>, SelfTestReport> SelfTest { get; init; } = _ => new SelfTestReport([], null);

    /// <summary>This machine.</summary>
    internal static Surroundings Here => new()
    {
        System = OperatingSystem.IsLinux() ? "Linux" : OperatingSystem.IsWindows() ? "Windows" : OperatingSystem.IsMacOS() ? "macOS" : RuntimeInformation.OSDescription,
        Architecture = RuntimeInformation.ProcessArchitecture,
        InContainer = File.Exists("/.dockerenv") || File.Exists("/run/.containerenv"),
        HasInstallation = DotnetHost.Folder is not null,
        Bubblewrap = OperatingSystem.IsLinux() ? Containment.Bubblewrap.ProgramOf(Environment.GetEnvironmentVariable("PATH")) : null,
        Setting = name => Path.Combine("/proc/sys", name) is var file && File.Exists(file) ? File.ReadAllText(file).Trim() : null,
        SeccompError = AskForFilters,
        BubblewrapFault = () => Containment.Bubblewrap.FaultHere,
        SelfTest = layers => WorkerSelfTest.Run(layers),
    };

    /// <summary>Whether the action of a filter is available (<c>SECCOMP_GET_ACTION_AVAIL</c>): an old kernel has no filters, a container's policy may refuse them.</summary>
    private static int AskForFilters()
    {
        const nint actionAvailable = 2;
        uint refuse = 0x00050000;
        nint number = RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? 277 : 317;
        return syscall(number, actionAvailable, 0, ref refuse) == 0 ? 0 : Marshal.GetLastPInvokeError();
    }

    /// <summary>A number as messages write it.</summary>
    internal static string Print(int number) => number.ToString(CultureInfo.InvariantCulture);

    [DllImport("libc", SetLastError = true)]
    private static extern nint syscall(nint number, nint operation, nint flags, ref uint action);
}
