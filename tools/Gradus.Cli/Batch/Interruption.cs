namespace Gradus.Cli.Batch;

/// <summary>Ctrl-C: the first ends the batch after the submissions under way, the second at once.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource source = new();
    private readonly Action first;
    private readonly ConsoleCancelEventHandler handler;

    internal Interruption(Action first)
    {
        this.first = first;
        handler = (_, e) => e.Cancel = IsFirst();
        Console.CancelKeyPress += handler;
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
        source.Dispose();
    }
}
