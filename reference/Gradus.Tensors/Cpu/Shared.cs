namespace Gradus.Tensors.Cpu;

/// <summary>A loop any stretch of which can be done by itself.</summary>
internal interface ILoop
{
    /// <summary>Does a stretch.</summary>
    void Run(nint start, nint count);
}

/// <summary>Loops whose work is shared among threads when it is worth it.</summary>
internal static class Shared
{
    /// <summary>The work, in additions of two elements, from which on sharing pays: several times what handing a part over takes.</summary>
    public const long Worthwhile = 128 * 1024;

    // Stretches begin at multiples of this: whole vectors, and no cache line of the result belongs to two threads.
    private const int Grain = 1024;

    /// <summary>Does a loop of so many steps, each of which costs so many additions.</summary>
    /// <remarks>For loops whose results do not depend on where they are cut: each step by itself, or grains of their own.</remarks>
    public static void Run<TLoop>(nint count, int weight, TLoop loop, int grain = Grain) where TLoop : struct, ILoop
    {
        long work = (long)count * weight;
        if (work < Worthwhile || count <= grain || Cores.Count == 1)
        {
            loop.Run(0, count);
            return;
        }
        // Two parts for each thread: one that comes late finds something left. Parts stay worth handing over.
        long parts = Math.Min(2L * Cores.Count, work / (Worthwhile / 4)), grains = (count + grain - 1) / grain;
        nint length = (nint)((grains + parts - 1) / parts) * grain;
        Cores.Run((int)((count + length - 1) / length), new Part<TLoop>(loop, count, length));
    }

    private readonly struct Part<TLoop>(TLoop loop, nint count, nint length) : IJob where TLoop : struct, ILoop
    {
        public void Run(int part) => loop.Run(part * length, Math.Min(length, count - (part * length)));
    }
}
