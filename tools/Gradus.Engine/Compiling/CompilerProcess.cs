using System.Globalization;
using Gradus.Contracts.Wire;
using Gradus.Engine.Processes;

namespace Gradus.Engine.Compiling;

/// <summary>The compiler in a process of its own, which serves until a source is too much for it; the next source gets a fresh one.</summary>
/// <param name="limits">How much a compilation may take.</param>
public sealed class CompilerProcess(CompilerLimits? limits = null) : ICompiler
{
    // Without ReadyToRun the compiler is compiled before it compiles, and several may start at once.
    private static readonly TimeSpan WarmingUp = TimeSpan.FromSeconds(120);

    private readonly CompilerLimits limits = limits ?? CompilerLimits.Default;
    private readonly Lock turn = new(); // held as long as a compilation takes
    private readonly Lock gate = new(); // held for an instant: which process there is
    private Task<ChildProcess>? child;
    private bool ended;
    private long number;
    private int served;

    /// <inheritdoc/>
    public void Warm()
    {
        lock (gate) if (!ended) child ??= Task.Run(Start);
    }

    /// <inheritdoc/>
    public CompileResult Compile(CompileRequest request)
    {
        lock (turn)
        {
            var result = AskTwice(request);
            // A machine short of memory looks the same. What a fresh process runs out of again is the sources' doing.
            return result.GaveUp?.Limit == CompilerLimit.Memory ? AskTwice(request) : result;
        }
    }

    private CompileResult AskTwice(CompileRequest request)
    {
        try
        {
            return Ask(request);
        }
        catch (InfrastructureException e) when (e.InnerException is not TimeoutException && !HasEnded)
        {
            return Ask(request); // once may be chance, such as a process that was ended while it waited
        }
    }

    private CompileResult Ask(CompileRequest request)
    {
        var process = Ready();
        try
        {
            return Ask(process, request);
        }
        catch (Exception e)
        {
            // Whatever it was: an answer that still comes from it must not be taken for the next one's.
            Drop(process, next: null);
            throw e as InfrastructureException ?? new InfrastructureException($"The compiler failed. {e.Message}", e);
        }
    }

    private CompileResult Ask(ChildProcess process, CompileRequest request)
    {
        try
        {
            process.Send(CompilerMessages.Write(++number, request));
            var (_, result, resident) = CompilerMessages.ReadAnswer(process.Receive(limits.Wall), number);
            if (result.Fault is not null) throw new InfrastructureException($"The compiler failed. {result.Fault}");
            if (result.GaveUp is not null || ++served >= limits.Services || resident > limits.Resident) Replace(process);
            return result;
        }
        catch (TimeoutException e)
        {
            throw new InfrastructureException(string.Create(CultureInfo.InvariantCulture,
                $"The compiler did not answer within {limits.Wall.TotalSeconds:0.#} s, and had not used up its processor time: the machine is too busy."), e);
        }
        catch (ChannelClosedException e)
        {
            // Of all ends only these two are made by sources.
            var because = process.CauseOfLoss() == LossKind.OutOfMemory ? new GivenUp(CompilerLimit.Memory, limits.Memory >> 20)
                : process.StackOverflowed ? new GivenUp(CompilerLimit.Stack)
                : throw new InfrastructureException($"The compiler ended. {e.Message}", e);
            Replace(process);
            return new CompileResult(null, [], because);
        }
    }

    /// <summary>A fresh one is started ahead of the next request.</summary>
    private void Replace(ChildProcess process) => Drop(process, Start);

    private void Drop(ChildProcess process, Func<ChildProcess>? next)
    {
        process.Dispose();
        lock (gate) child = next is null || ended ? null : Task.Run(next);
        served = 0;
    }

    private ChildProcess Ready()
    {
        Task<ChildProcess> starting;
        lock (gate) starting = ended ? throw new InfrastructureException("The compiler was ended.") : child ??= Task.Run(Start);
        try
        {
            return starting.GetAwaiter().GetResult();
        }
        catch
        {
            lock (gate) if (child == starting) child = null;
            throw;
        }
    }

    private bool HasEnded
    {
        get { lock (gate) return ended; }
    }

    /// <summary>Number of the process that compiles next.</summary>
    internal int ProcessId
    {
        get { lock (turn) return Ready().Id; }
    }

    private ChildProcess Start()
    {
        string processor = ((long)limits.Processor.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
        var process = ChildProcess.Start(typeof(CompilerProcess).Assembly.Location, [processor], limits.Memory, CompilerMessages.Maximum);
        try
        {
            process.Receive(WarmingUp);
            return process;
        }
        catch (Exception e) when (e is TimeoutException or ChannelClosedException)
        {
            process.Dispose();
            throw new InfrastructureException($"The compiler did not get ready. {e.Message}", e);
        }
    }

    /// <summary>Ends the process, also while it compiles: whoever waits for it gets an <see cref="InfrastructureException"/>.</summary>
    public void Dispose()
    {
        Task<ChildProcess>? last;
        lock (gate) (last, child, ended) = (child, null, true);
        if (last is { IsCompletedSuccessfully: true }) last.Result.Dispose();
        else last?.ContinueWith(static started => started.Result.Dispose(), CancellationToken.None, TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default);
    }
}
