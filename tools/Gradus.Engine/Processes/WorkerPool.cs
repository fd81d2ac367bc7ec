namespace Gradus.Engine.Processes;

/// <summary>Workers of one kit, started ahead: one is up and empty while another one works. An empty one has seen no student code, so any submission may have it.</summary>
/// <param name="folder">The kit's worker folder.</param>
/// <param name="limits">How much a worker may take.</param>
internal sealed class WorkerPool(string folder, WorkerLimits limits) : IDisposable
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "worker", "Gradus.Worker.dll");

    private readonly Lock gate = new();
    private Task<ChildProcess>? spare;

    /// <summary>Starts a worker in the background, unless one is waiting.</summary>
    internal void Warm()
    {
        lock (gate) spare ??= Task.Run(Start);
    }

    /// <summary>An empty worker; the next one is started.</summary>
    /// <exception cref="InfrastructureException">Two in a row did not start.</exception>
    internal ChildProcess Take()
    {
        Task<ChildProcess>? taken;
        lock (gate) (taken, spare) = (spare, null);
        try
        {
            if (taken?.GetAwaiter().GetResult() is { IsAlive: true } worker) return worker;
        }
        catch (InfrastructureException) { } // once may be chance
        return Start();
    }

    private ChildProcess Start() => ChildProcess.Start(Program, [folder], limits.Memory, Contracts.Wire.StreamChannel.DefaultMaximum);

    /// <summary>Ends the worker that waits.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            spare?.ContinueWith(static started => started.Result.Dispose(), CancellationToken.None, TaskContinuationOptions.OnlyOnRanToCompletion | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            spare = null;
        }
    }
}
