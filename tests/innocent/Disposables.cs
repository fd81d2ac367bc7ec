// using declarations and statements, IDisposable, ref struct with a Dispose pattern
// Run gives 6
namespace Innocent;

public static class Disposables
{
    private static int closed;

    public sealed class Scope : IDisposable
    {
        public void Dispose() => closed++;
    }

    public ref struct Lease
    {
        public int Size;
        public readonly void Dispose() => closed += Size;
    }

    public static double Run()
    {
        closed = 0;
        using (new Scope())
        {
            using var inner = new Scope();
        }
        Use();
        return closed;
    }

    private static void Use()
    {
        using var lease = new Lease { Size = 3 };
        using IEnumerator<int> walk = Enumerable.Range(0, 2).GetEnumerator();
        while (walk.MoveNext()) closed += walk.Current;
    }
}
