using System.Collections.Concurrent;
using Gradus.Tensors;

namespace Gradus.Compiler;

/// <summary>A function with its programs, one for each signature of arguments. Lives as long as the delegate that <c>Ad.Jit</c> returned. Many threads may call it.</summary>
/// <param name="f">The function, on its arguments in an array.</param>
/// <param name="names">What programs call the arguments.</param>
internal sealed class Jitted<TOut>(Func<object?[], TOut> f, IReadOnlyList<string> names)
{
    // More signatures than this are a sign of shapes that change all the time; the program that was not used for longest makes room.
    private const int MostPrograms = 64;

    private readonly ConcurrentDictionary<Signature, Entry> programs = [];
    private long clock;

    /// <summary>How many programs are kept.</summary>
    public int Count => programs.Count;

    /// <summary>The function's value.</summary>
    public TOut Call(params object?[] arguments)
    {
        IReadOnlyList<Tensor> leaves = arguments is [Tensor single] ? [single] : [.. arguments.SelectMany(ArgumentTree.Leaves)];
        bool isFollowed = false;
        foreach (var leaf in leaves)
        {
            if (leaf.Trace is not { } trace) continue;
            if (trace.IsClosed) throw new LeakedTracerException(trace, "Jit");
            isFollowed = true;
        }
        var traced = ProgramFor(arguments, leaves);
        // Tensors that another transformation follows go through the program one operation at a time, so that it sees each of them.
        return traced.Returned(isFollowed || traced.Captured.Count > 0
            ? traced.Program.Evaluate([.. leaves, .. traced.Captured])
            : traced.Executable.Run([.. leaves]));
    }

    // Where two threads trace at once, both programs are good; one of them is kept.
    private TracedFunction<TOut> ProgramFor(object?[] arguments, IReadOnlyList<Tensor> leaves)
    {
        var signature = Signature.Of(arguments, leaves);
        long now = Interlocked.Increment(ref clock);
        if (programs.TryGetValue(signature, out var known))
        {
            known.LastUse = now;
            return known.Traced;
        }
        var traced = TracedFunction<TOut>.Of("Jit", f, arguments, names);
        if (traced.Captured.Count > 0) return traced;
        var entry = programs.GetOrAdd(signature, new Entry(traced) { LastUse = now });
        while (programs.Count > MostPrograms) programs.TryRemove(programs.MinBy(pair => pair.Value.LastUse).Key, out _);
        return entry.Traced;
    }

    private sealed class Entry(TracedFunction<TOut> traced)
    {
        private long lastUse;

        public TracedFunction<TOut> Traced => traced;

        public long LastUse
        {
            get => Volatile.Read(ref lastUse);
            set => Volatile.Write(ref lastUse, value);
        }
    }
}
