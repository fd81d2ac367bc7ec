namespace Gradus.Engine.Compiling;

/// <summary>Remembers what came of sources: assemblies and errors. What the compiler gave up on is tried again, since a limit may have been reached by chance.</summary>
/// <param name="compiler">Compiles what is not known; disposed of with the cache.</param>
/// <param name="folder">A folder that keeps results beyond this process; null to keep them in memory only. Nobody else may write to it.</param>
/// <param name="capacity">Most bytes in memory; what has not been asked for longest goes first.</param>
public sealed class CompileCache(ICompiler compiler, string? folder = null, long capacity = CompileCache.DefaultCapacity) : ICompiler
{
    /// <summary>8 MiB: a few hundred submissions. Within a batch equal ones are told apart before they get here; more would only make memory grow.</summary>
    public const long DefaultCapacity = 8 << 20;

    private const int EntryOverhead = 512;

    private readonly CompileCacheFolder? kept = folder is null ? null : new CompileCacheFolder(folder);
    private readonly Lock gate = new();
    private readonly LinkedList<(string Key, CompileResult Result)> byUse = [];
    private readonly Dictionary<string, LinkedListNode<(string Key, CompileResult Result)>> byKey = [];
    private long size;

    /// <inheritdoc/>
    public void Warm() => compiler.Warm();

    /// <inheritdoc/>
    public CompileResult Compile(CompileRequest request)
    {
        string? key = KeyOf(request);
        if (key is null) return compiler.Compile(request);
        if ((Recall(key) ?? kept?.Read(key)) is { } known)
        {
            Remember(key, known);
            return known;
        }
        var result = compiler.Compile(request);
        if (result.GaveUp is not null) return result;
        Remember(key, result);
        kept?.Write(key, result);
        return result;
    }

    /// <summary>Bytes in memory.</summary>
    internal long Size
    {
        get { lock (gate) return size; }
    }

    // What is missing, the compiler finds missing too, and says so.
    private static string? KeyOf(CompileRequest request)
    {
        try
        {
            return CompileKey.Of(request);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or BadImageFormatException or InvalidOperationException)
        {
            return null;
        }
    }

    private CompileResult? Recall(string key)
    {
        lock (gate)
        {
            if (!byKey.TryGetValue(key, out var node)) return null;
            byUse.Remove(node);
            byUse.AddFirst(node);
            return node.Value.Result;
        }
    }

    private void Remember(string key, CompileResult result)
    {
        lock (gate)
        {
            if (byKey.ContainsKey(key)) return;
            byKey[key] = byUse.AddFirst((key, result));
            size += SizeOf(result);
            while (size > capacity && byUse.Last is { } oldest)
            {
                byUse.RemoveLast();
                byKey.Remove(oldest.Value.Key);
                size -= SizeOf(oldest.Value.Result);
            }
        }
    }

    private static long SizeOf(CompileResult result) => EntryOverhead + (result.Assembly?.LongLength ?? 0) + result.Errors.Sum(e => 2L * (e.Message.Length + (e.File?.Length ?? 0)) + 64);

    /// <summary>Ends the compiler.</summary>
    public void Dispose() => compiler.Dispose();
}
