using System.Collections.Concurrent;

namespace Gradus.Engine.Compiling;

/// <summary>Several compiler processes: a request goes to one that is free, and waits while none is.</summary>
public sealed class CompilerPool : ICompiler
{
    private readonly CompilerProcess[] all;
    private readonly ConcurrentStack<CompilerProcess> free; // last in, first out: few requests keep few of them warm
    private readonly SemaphoreSlim places;

    /// <summary>Makes a pool; processes start with <see cref="Warm"/> or a request.</summary>
    /// <param name="processes">How many there are at most.</param>
    /// <param name="limits">How much a compilation may take.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="processes"/> is less than 1.</exception>
    public CompilerPool(int processes, CompilerLimits? limits = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(processes, 1);
        all = [.. Enumerable.Range(0, processes).Select(_ => new CompilerProcess(limits))];
        free = new ConcurrentStack<CompilerProcess>(all);
        places = new SemaphoreSlim(processes);
    }

    /// <inheritdoc/>
    public void Warm()
    {
        foreach (var process in all) process.Warm();
    }

    /// <inheritdoc/>
    public CompileResult Compile(CompileRequest request)
    {
        places.Wait();
        free.TryPop(out var process); // a place means that there is one
        try
        {
            return process!.Compile(request);
        }
        finally
        {
            free.Push(process!);
            places.Release();
        }
    }

    /// <summary>Ends the processes.</summary>
    public void Dispose()
    {
        foreach (var process in all) process.Dispose(); // not the places: who waits for one learns that the compiler was ended
    }
}
