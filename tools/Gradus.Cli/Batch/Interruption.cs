using System.Runtime.InteropServices;

namespace Gradus.Cli.Batch;

/// <summary>Ctrl-C: the first ends the batch after the submissions under way, the second at once.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource source = new();
    private readonly Action first;
    private readonly ConsoleCancelEventHandler handler;
    private readonly PosixSignalRegistration terminate;

    internal Interruption(Action first)
    {
        this.first = first;
        handler = (_, e) => e.Cancel = IsFirst();
        Console.CancelKeyPress += handler;
        terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, e => e.Cancel = IsFirst()); // what ends a job on a cluster
    }

    internal CancellationToken Token => source.Token;

    private bool IsFirst()
    {
        if (source.IsCancellationRequested) return false; // the system ends us; what is not written yet was never there
        source.Cancel();
        first();
        return true;
    }

    public void Dispose()
    {
        Console.CancelKeyPress -= handler;
        terminate.Dispose();
        source.Dispose();
    }
}
