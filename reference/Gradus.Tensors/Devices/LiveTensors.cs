using System.Runtime.CompilerServices;

namespace Gradus.Tensors;

/// <summary>Counts the tensors' storages that were made since the watch began and are still reachable: a training step that keeps none leaves the count where it
/// was.</summary>
/// <remarks>While nobody watches, a storage costs one test of a flag. While somebody does, every new storage of the process is noted by a weak reference, whichever
/// thread makes it.</remarks>
public sealed class LiveTensors : IDisposable
{
    private static readonly Lock Gate = new();
    private static LiveTensors[] watches = [];

    private readonly List<WeakReference> made = [];

    private LiveTensors()
    {
    }

    /// <summary>Begins to watch; disposing ends it.</summary>
    public static LiveTensors Watch()
    {
        var watch = new LiveTensors();
        lock (Gate) watches = [.. watches, watch];
        return watch;
    }

    /// <summary>How many storages made since are still reachable, after a garbage collection.</summary>
    /// <remarks>Local variables of the calling method may keep tensors reachable: work in a method of its own, and count after it has returned.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public int Count()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        lock (Gate)
        {
            made.RemoveAll(reference => !reference.IsAlive);
            return made.Count;
        }
    }

    /// <summary>Ends the watch.</summary>
    public void Dispose()
    {
        lock (Gate) watches = [.. watches.Where(watch => !ReferenceEquals(watch, this))];
    }

    /// <summary>Notes a new storage for all who watch.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Note(Storage storage)
    {
        if (watches.Length > 0) NoteWatched(storage);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void NoteWatched(Storage storage)
    {
        lock (Gate)
        {
            foreach (var watch in watches) watch.made.Add(new WeakReference(storage));
        }
    }
}
