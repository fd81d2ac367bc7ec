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
    private Entry? latest;
    private long clock;

    /// <summary>How many programs are kept.</summary>
    public int Count => programs.Count;

    /// <summary>The function's value.</summary>
    public TOut Call(params object?[] arguments)
    {
        var (signature, leaves) = Signature.Of(arguments);
        bool isFollowed = false;
        foreach (var leaf in leaves)
        {
            if (leaf.Trace is not { } trace) continue;
            if (trace.IsClosed) throw new LeakedTracerException(trace, "Jit");
            isFollowed = true;
        }
        var traced = ProgramFor(arguments, signature);
        // Tensors that another transformation follows go through the program one operation at a time, so that it sees each of them.
        return traced.Returned(isFollowed || traced.Captured.Count > 0
            ? traced.Program.Evaluate([.. leaves, .. traced.Captured])
            : traced.Executable.Run(leaves));
    }

    // Where two threads trace at once, both programs are good; one of them is kept.
    private TracedFunction<TOut> ProgramFor(object?[] arguments, Signature signature)
    {
        long now = Interlocked.Increment(ref clock);
        // A training loop has one signature: it is compared with the last one before it is looked for.
        if (Volatile.Read(ref latest) is { } known && known.Signature.Equals(signature)) return known.UsedAt(now);
        if (programs.TryGetValue(signature, out known))
        {
            Volatile.Write(ref latest, known);
            return known.UsedAt(now);
        }
        var traced = TracedFunction<TOut>.Of("Jit", f, arguments, names);
        if (traced.Captured.Count > 0) return traced;
        var entry = programs.GetOrAdd(signature, new Entry(signature, traced) { LastUse = now });
        while (programs.Count > MostPrograms) programs.TryRemove(programs.MinBy(pair => pair.Value.LastUse).Key, out _);
        return entry.Traced;
    }

    private sealed class Entry(Signature signature, TracedFunction<TOut> traced)
    {
        private long lastUse;

        public Signature Signature => signature;

        public TracedFunction<TOut> Traced => traced;

        public TracedFunction<TOut> UsedAt(long now)
        {
            LastUse = now;
            return traced;
        }

        public long LastUse
        {
            get => Volatile.Read(ref lastUse);
            set => Volatile.Write(ref lastUse, value);
        }
    }
}
