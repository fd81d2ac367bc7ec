namespace Gradus.Engine.Processes;

/// <summary>Workers of one kit, started ahead: some are up and empty while others work. An empty one has seen no student code, so any submission may have it.</summary>
/// <param name="start">How they are started.</param>
/// <param name="ahead">How many wait.</param>
internal sealed class WorkerPool(WorkerStart start, int ahead = 1) : IDisposable
{
    private readonly Lock gate = new();
    private readonly Queue<Task<ChildProcess>> waiting = [];
    private bool ended;

    /// <summary>Starts workers in the background, as many as are missing.</summary>
    internal void Warm()
    {
        lock (gate)
            while (!ended && waiting.Count < ahead) waiting.Enqueue(Task.Run(Start));
    }

    /// <summary>An empty worker: one that waits, or else a new one.</summary>
    /// <exception cref="InfrastructureException">None waits, and a new one does not start.</exception>
    internal ChildProcess Take()
    {
        while (Next() is { } taken)
        {
            try
            {
                var worker = taken.GetAwaiter().GetResult();
                if (worker.IsAlive) return worker;
                worker.Dispose();
            }
            catch (InfrastructureException) { } // once may be chance
        }
        return Start();
    }

    private Task<ChildProcess>? Next()
    {
        lock (gate) return waiting.TryDequeue(out var first) ? first : null;
    }

    private ChildProcess Start() => ChildProcess.Start(start.Child());

    /// <summary>Ends the workers that wait.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            ended = true;
            foreach (var worker in waiting)
                worker.ContinueWith(static started => started.Result.Dispose(), CancellationToken.None, TaskContinuationOptions.OnlyOnRanToCompletion | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            waiting.Clear();
        }
    }
}
