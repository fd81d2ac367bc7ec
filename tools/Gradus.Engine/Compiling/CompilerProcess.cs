using System.Globalization;
using Gradus.Contracts.Wire;
using Gradus.Engine.Processes;

namespace Gradus.Engine.Compiling;

/// <summary>How long and how much the compiler may run.</summary>
/// <param name="Wall">Longest compilation.</param>
/// <param name="Memory">Most managed memory, in bytes.</param>
public sealed record CompilerLimits(TimeSpan Wall, long Memory)
{
    /// <summary>30 s and 1 GiB: an honest submission takes about one second.</summary>
    public static CompilerLimits Default { get; } = new(TimeSpan.FromSeconds(30), 1L << 30);
}

/// <summary>The compiler in a process of its own, which serves until a source is too much for it; the next source gets a fresh one.</summary>
/// <param name="limits">How long and how much it may run.</param>
public sealed class CompilerProcess(CompilerLimits? limits = null) : ICompiler
{
    private readonly CompilerLimits limits = limits ?? CompilerLimits.Default;
    private readonly Lock gate = new();
    private Task<ChildProcess>? child;

    /// <inheritdoc/>
    public void Warm()
    {
        lock (gate) child ??= Task.Run(Start);
    }

    /// <inheritdoc/>
    public CompileResult Compile(CompileRequest request)
    {
        lock (gate)
        {
            try
            {
                return Ask(request);
            }
            catch (InfrastructureException)
            {
                return Ask(request); // once may be chance, such as a process that was ended while it waited
            }
        }
    }

    private CompileResult Ask(CompileRequest request)
    {
        var process = Ready();
        try
        {
            process.Send(CompilerMessages.Write(request));
            var result = CompilerMessages.ReadResult(process.Receive(limits.Wall));
            return result.Fault is null ? result : throw Drop(process, new InfrastructureException($"The compiler failed. {result.Fault}"));
        }
        catch (TimeoutException)
        {
            return GiveUp(process, string.Create(CultureInfo.InvariantCulture, $"{limits.Wall.TotalSeconds:0.#} s"));
        }
        catch (ChannelClosedException e)
        {
            // Of all ends only these two are made by sources.
            return process.CauseOfLoss() == LossKind.OutOfMemory ? GiveUp(process, $"{limits.Memory >> 20} MiB")
                : process.StackOverflowed ? GiveUp(process, "stack")
                : throw Drop(process, new InfrastructureException($"The compiler ended. {e.Message}", e));
        }
    }

    private CompileResult GiveUp(ChildProcess process, string reason)
    {
        Drop(process);
        return new CompileResult(null, [], reason);
    }

    private InfrastructureException Drop(ChildProcess process, InfrastructureException because)
    {
        Drop(process);
        return because;
    }

    private void Drop(ChildProcess process)
    {
        process.Dispose();
        child = null;
    }

    private ChildProcess Ready()
    {
        try
        {
            return (child ??= Task.Run(Start)).GetAwaiter().GetResult();
        }
        catch (InfrastructureException)
        {
            child = null;
            throw;
        }
    }

    /// <summary>Number of the process that compiles next.</summary>
    internal int ProcessId
    {
        get { lock (gate) return Ready().Id; }
    }

    private ChildProcess Start() => ChildProcess.Start(typeof(CompilerProcess).Assembly.Location, [], limits.Memory, CompilerMessages.Maximum);

    /// <summary>Ends the process.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            if (child is { IsCompletedSuccessfully: true }) child.Result.Dispose();
            else child?.ContinueWith(static started => started.Result.Dispose(), TaskContinuationOptions.OnlyOnRanToCompletion);
            child = null;
        }
    }
}
