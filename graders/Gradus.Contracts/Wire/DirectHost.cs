using System.Reflection;

namespace Gradus.Contracts.Wire;

/// <summary>Runs the student's side on a thread of this process: what <c>dotnet test</c> does, so that a debugger steps into the student's code.</summary>
/// <param name="probes">The probe assembly, bound to the student's modules.</param>
/// <param name="modules">Simple names of the student's assemblies.</param>
public sealed class DirectHost(Assembly probes, params string[] modules) : ISubjectHost
{
    /// <summary>Stack of the thread that runs student code, here and in the worker: 16 MiB.</summary>
    public const int StackSize = 16 << 20;

    /// <summary>Threads that may be left behind: each takes a core from what is still to be judged.</summary>
    private const int MostLeftBehind = 3;

    private readonly List<Thread> threads = [];

    /// <inheritdoc/>
    public bool Exhausted => threads.Count(t => t.IsAlive) >= MostLeftBehind;

    /// <inheritdoc/>
    public IFrameChannel Connect()
    {
        var (suite, student) = MemoryChannel.Pair();
        // .NET cannot end a thread: one that loops for ever is left behind, and the next check gets a new one.
        var thread = new Thread(() =>
        {
            try { new ContractServer(student, probes, modules).Serve(); }
            catch (ChannelClosedException) { } // given up on while it was answering
        }, StackSize)
        { IsBackground = true, Name = "student code" };
        threads.Add(thread);
        // One thread serves many checks: with the context of the first one it would give that check all that student code prints.
        using (ExecutionContext.SuppressFlow()) thread.Start();
        return suite;
    }

    /// <inheritdoc/>
    public LossKind CauseOfLoss() => LossKind.Crashed;

    /// <summary>Nothing to end: the thread ends with its channel.</summary>
    public void Dispose() { }
}
