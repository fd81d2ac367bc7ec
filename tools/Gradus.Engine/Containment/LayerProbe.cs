using System.Runtime.InteropServices;
using Gradus.Grading.Records;

namespace Gradus.Engine.Containment;

/// <summary>Finds out which layers hold on this machine, and why the others do not.</summary>
public sealed class LayerProbe
{
    private const string UserNamespacesOfUbuntu = "kernel/apparmor_restrict_unprivileged_userns", UserNamespaces = "kernel/unprivileged_userns_clone", MostUserNamespaces = "user/max_user_namespaces";

    private readonly Surroundings here;
    private readonly Lazy<IReadOnlyList<LayerFinding>> quick, thorough;

    internal LayerProbe(Surroundings here)
    {
        this.here = here;
        quick = new(() => [.. Order.Select(layer => layer switch
        {
            Layer.ResourceLimits => OnLinux(layer),
            Layer.SystemCalls => SystemCalls(),
            Layer.Namespaces => Namespaces(),
            _ => new LayerFinding(layer),
        })]);
        thorough = new(Try);
    }

    private static readonly Layer[] Order = [.. Enum.GetValues<Layer>()];

    /// <summary>Of this machine.</summary>
    public static LayerProbe Here { get; } = new(Surroundings.Here);

    /// <summary>What the machine says: it has what each layer takes, and a sandbox can be built. About 10 ms the first time. A worker tries its own lock before it says that it is up, so what is
    /// wrong here costs a grade, and lets nothing through.</summary>
    public IReadOnlyList<LayerFinding> Quick => quick.Value;

    /// <summary>What comes of trying: workers are started with the layers, and trusted code in them tries to get out. Some 0.1 s.</summary>
    public IReadOnlyList<LayerFinding> Thorough => thorough.Value;

    /// <summary>The layers that hold, from <see cref="Quick"/>.</summary>
    public IReadOnlySet<Layer> Standing => Quick.Where(f => f.Holds).Select(f => f.Layer).ToHashSet();

    private LayerFinding OnLinux(Layer layer) => here.System == "Linux" ? new LayerFinding(layer)
        : new LayerFinding(layer, Text.Of("layer.not-linux", ("system", here.System)), Text.Of("layer.remedy.linux"));

    private LayerFinding SystemCalls()
    {
        if (OnLinux(Layer.SystemCalls) is { Holds: false } elsewhere) return elsewhere;
        if (here.Architecture is not (Architecture.X64 or Architecture.Arm64))
            return new LayerFinding(Layer.SystemCalls, Text.Of("layer.seccomp.architecture", ("architecture", here.Architecture.ToString())), Text.Of("layer.remedy.architecture"));
        return here.SeccompError() is not 0 and var error
            ? new LayerFinding(Layer.SystemCalls, Text.Of("layer.seccomp.refused", ("error", Surroundings.Print(error))), Text.Of(here.InContainer ? "layer.remedy.seccomp-container" : "layer.remedy.kernel"))
            : new LayerFinding(Layer.SystemCalls);
    }

    private LayerFinding Namespaces()
    {
        LayerFinding Not(string why, string remedy, string message = "") =>
            new(Layer.Namespaces, Text.Of("layer.bubblewrap." + why, ("message", message)), Text.Of("layer.remedy." + remedy, ("program", here.Bubblewrap ?? "bwrap")));

        if (OnLinux(Layer.Namespaces) is { Holds: false } elsewhere) return elsewhere;
        if (here.Bubblewrap is null) return Not("missing", "install-bubblewrap");
        if (!here.HasInstallation) return Not("installation", "installation");
        if (here.BubblewrapFault() is not { } fault) return new LayerFinding(Layer.Namespaces);
        string message = fault.Split('\n')[0].Trim();
        bool refused = Refusals.Any(r => message.Contains(r, StringComparison.Ordinal));
        return refused && here.Setting(UserNamespacesOfUbuntu) == "1" ? Not("apparmor", "apparmor", message)
            : refused && here.Setting(UserNamespaces) == "0" ? Not("disabled", "enable-namespaces", message)
            : here.Setting(MostUserNamespaces) == "0" ? Not("disabled", "raise-namespaces", message)
            : here.InContainer ? Not("container", "container", message)
            : Not("fails", "bubblewrap", message);
    }

    // How bwrap says that it may not make a namespace, or may not do in one what its owner may.
    private static readonly string[] Refusals = ["Permission denied", "Operation not permitted", "RTM_NEWADDR", "No permissions to create"];

    private IReadOnlyList<LayerFinding> Try()
    {
        var standing = Standing;
        var together = here.SelfTest(standing);
        // When they do not start together, each is tried alone, to tell which one it is.
        return [.. Quick.Select(finding => !finding.Holds ? finding : Judge(finding.Layer, together.Fault is null ? together : here.SelfTest(new HashSet<Layer> { Layer.Process, finding.Layer })))];
    }

    private static LayerFinding Judge(Layer layer, SelfTestReport report)
    {
        if (report.Fault is { } fault) return new LayerFinding(layer, Text.Of("layer.worker", ("message", fault)), Text.Of("layer.remedy.worker"));
        string[] through = [.. report.Attempts.Where(a => a.Layer == layer && a.Seen is not null).Select(a => $"{a.What}: {a.Seen}")];
        return through.Length == 0 ? new LayerFinding(layer) : new LayerFinding(layer, Text.Of("layer.leaks", ("attempts", string.Join("; ", through))), Text.Of("layer.remedy.leaks"));
    }
}
