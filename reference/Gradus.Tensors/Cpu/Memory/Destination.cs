namespace Gradus.Tensors.Cpu;

/// <summary>Where the next result of its kind goes on this thread: into a given storage instead of a fresh one. By this a compiled program, which knows how long each of
/// its results is needed, plans their memory.</summary>
/// <remarks>The storage is overwritten: nothing that is still needed, no argument of the operation and no tensor that anybody else has, may live in it. An operation
/// that makes no new storage (a view, one element that stands for all) does not take it, nor does a copy that an operation makes of an argument for itself, nor a
/// result of another type or length: <see cref="Withdraw"/> tells.</remarks>
internal static class Destination
{
    [ThreadStatic]
    private static Storage? next;

    /// <summary>Offers a storage to the next result on this thread that has its type and length.</summary>
    public static void Offer(Storage storage) => next = storage;

    /// <summary>Takes the offer back; false when it has been taken up.</summary>
    public static bool Withdraw()
    {
        bool isThere = next is not null;
        next = null;
        return isThere;
    }

    /// <summary>Takes the offer up when it fits; null when there is none that does.</summary>
    public static HostStorage<T>? Take<T>(int length) where T : unmanaged
    {
        if (next is not HostStorage<T> storage || storage.Length != length) return null;
        next = null;
        return storage;
    }
}
