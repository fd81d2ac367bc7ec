// lock on an object and on a Lock, Interlocked: harmless on one thread
// Run gives 6
namespace Innocent;

public static class Locks
{
    private static readonly object gate = new();

    private static readonly Lock modern = new();

    private static int count;

    public static double Run()
    {
        count = 1;
        lock (gate) count++;
        lock (modern) count += 2;
        Interlocked.Increment(ref count);
        return Interlocked.Add(ref count, 1);
    }
}
