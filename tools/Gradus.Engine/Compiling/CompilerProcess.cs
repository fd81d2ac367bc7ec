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
    private readonly Lock gate = new();
    private Task<ChildProcess>? child;
    private int served;

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
            catch (InfrastructureException e) when (e.InnerException is not TimeoutException)
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
            var (result, resident) = CompilerMessages.ReadAnswer(process.Receive(limits.Wall));
            if (result.Fault is not null) throw Drop(process, new InfrastructureException($"The compiler failed. {result.Fault}"));
            if (result.GaveUp is not null || ++served >= limits.Services || resident > limits.Resident) Replace(process);
            return result;
        }
        catch (TimeoutException e)
        {
            throw Drop(process, new InfrastructureException(string.Create(CultureInfo.InvariantCulture,
                $"The compiler did not answer within {limits.Wall.TotalSeconds:0.#} s, and had not used up its processor time: the machine is too busy."), e));
        }
        catch (ChannelClosedException e)
        {
            string? limit = process.CauseOfLoss() == LossKind.OutOfMemory ? $"{limits.Memory >> 20} MiB" : process.StackOverflowed ? "stack" : null;
            // Of all ends only these two are made by sources.
            if (limit is null) throw Drop(process, new InfrastructureException($"The compiler ended. {e.Message}", e));
            Replace(process);
            return new CompileResult(null, [], limit);
        }
    }

    private InfrastructureException Drop(ChildProcess process, InfrastructureException because)
    {
        process.Dispose();
        child = null;
        return because;
    }

    /// <summary>A fresh one is started ahead of the next request.</summary>
    private void Replace(ChildProcess process)
    {
        process.Dispose();
        child = Task.Run(Start);
        served = 0;
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
