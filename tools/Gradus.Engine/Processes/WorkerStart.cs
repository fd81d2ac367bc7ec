using System.Globalization;
using Gradus.Contracts.Wire;
using Gradus.Engine.Containment;

namespace Gradus.Engine.Processes;

/// <summary>How the workers of one kit are started: with which walls, and how much each may take.</summary>
/// <param name="Folder">The kit's worker folder.</param>
/// <param name="Layers">The walls.</param>
/// <param name="Limits">How much a worker may take.</param>
/// <param name="Submission">How long a submission's calls may take together.</param>
internal sealed record WorkerStart(string Folder, IReadOnlySet<Layer> Layers, WorkerLimits Limits, TimeSpan Submission)
{
    private const string Inside = "/gradus/worker", KitInside = "/gradus/kit", File = "Gradus.Worker.dll";

    /// <summary>Processor time that is no call: starting, reading, writing.</summary>
    private static readonly TimeSpan Overhead = TimeSpan.FromSeconds(10);

    /// <summary>The folder of the program.</summary>
    internal static string ProgramFolder { get; } = Path.Combine(AppContext.BaseDirectory, "worker");

    /// <summary>Where the program lies.</summary>
    internal string From { get; init; } = ProgramFolder;

    /// <summary>What is put around it where that is wanted; null when this machine has none.</summary>
    internal Bubblewrap? Bubblewrap { get; init; } = Bubblewrap.Here;

    /// <summary>The process to start.</summary>
    /// <param name="more">Further arguments.</param>
    /// <exception cref="InfrastructureException">The program is missing, or what should be put around it.</exception>
    internal ChildStart Child(params string[] more)
    {
        string program = Path.Combine(From, File);
        if (!System.IO.File.Exists(program)) throw new InfrastructureException($"{program} is missing: the tool is not whole. Build or publish it again.");
        bool wrapped = Layers.Contains(Layer.Namespaces), locked = Layers.Contains(Layer.SystemCalls);
        List<string> arguments = [wrapped ? KitInside : Folder];
        if (Layers.Contains(Layer.ResourceLimits)) arguments.AddRange(["--cpu", CpuSeconds.ToString(CultureInfo.InvariantCulture)]);
        if (locked) arguments.Add("--lock");
        if (wrapped) arguments.Add("--own-namespaces");
        if (!OperatingSystem.IsLinux()) arguments.AddRange(["--parent", Environment.ProcessId.ToString(CultureInfo.InvariantCulture)]);
        return new ChildStart(wrapped ? $"{Inside}/{File}" : program, [.. arguments, .. more], StreamChannel.DefaultMaximum)
        {
            Memory = Layers.Contains(Layer.HeapLimit) ? Limits.Memory : null,
            Around = wrapped ? Bubblewrap ?? throw new InfrastructureException("bwrap is not installed, and the layer 'bubblewrap' was asked for. `gradus doctor` says more.") : null,
            Sees = [(From, Inside), (Folder, KitInside)],
            Childless = wrapped || locked,
            CannotKillItself = locked,
        };
    }

    /// <summary>All cores at work for as long as a submission may take.</summary>
    private long CpuSeconds => (long)Math.Ceiling((Submission + Overhead).TotalSeconds * Environment.ProcessorCount);
}
