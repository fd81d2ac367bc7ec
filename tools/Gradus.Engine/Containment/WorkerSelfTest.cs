using System.Text;
using Gradus.Contracts.Wire;
using Gradus.Engine.Processes;

namespace Gradus.Engine.Containment;

/// <summary>An attempt to get through a layer.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="What">What was tried.</param>
/// <param name="Seen">What came through; null when nothing did.</param>
internal sealed record Attempt(Layer Layer, string What, string? Seen);

/// <summary>What trusted code in a worker could do.</summary>
/// <param name="Attempts">What it tried.</param>
/// <param name="Fault">Why there is no report: the worker did not come up; null when there is one.</param>
internal sealed record SelfTestReport(IReadOnlyList<Attempt> Attempts, string? Fault);

/// <summary>Starts the real worker with some layers, where trusted code tries what student code must not be able to do.</summary>
internal static class WorkerSelfTest
{
    // Little, so that asking for more costs nothing.
    private static readonly WorkerLimits Small = new(64L << 20);

    /// <summary>Tries some layers together.</summary>
    /// <param name="layers">The layers.</param>
    /// <param name="programs">Where the worker lies; null for beside us.</param>
    internal static SelfTestReport Run(IReadOnlySet<Layer> layers, string? programs = null)
    {
        string from = programs ?? WorkerStart.ProgramFolder;
        try
        {
            // It needs a folder with a probe; that of the worker itself holds none, and nothing else either.
            using var kit = new EmptyFolder();
            using var worker = ChildProcess.Start(new WorkerStart(kit.Path, layers, Small, TimeSpan.Zero) { From = from }.Child("--self-test"));
            return new SelfTestReport(Read(Encoding.UTF8.GetString(worker.Receive(ChildProcess.Patience))), null);
        }
        catch (Exception e) when (e is InfrastructureException or ChannelClosedException or TimeoutException)
        {
            return new SelfTestReport([], e.Message);
        }
    }

    private static Attempt[] Read(string report) =>
    [
        .. report.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t'))
            .Select(part => new Attempt(Layers.Of(part[0])!.Value, part[1], part[2] is { Length: > 0 } seen ? seen : null)),
    ];

    private sealed class EmptyFolder : IDisposable
    {
        internal string Path { get; } = Directory.CreateTempSubdirectory("gradus").FullName;

        public void Dispose() => Directory.Delete(Path);
    }
}
