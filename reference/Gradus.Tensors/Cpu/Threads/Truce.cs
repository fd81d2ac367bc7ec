using System.Diagnostics;

namespace Gradus.Tensors.Cpu;

/// <summary>When not to share work: for a while after a helper was seen to lose its processor in the middle of a part.</summary>
/// <remarks>The system takes a processor away for milliseconds, in which the caller could have done the part many times over. After the first such stall work is not shared
/// for 20 ms, and for twice as long after each further one, up to a second; when sharing went well for as long as the last truce, the next begins
/// at 20 ms again. So on a machine that stays busy stalls cost a few percent at first and less than one in the long run, and one that has become idle is used again within
/// a second.</remarks>
internal static class Truce
{
    private static readonly long Shortest = Stopwatch.Frequency / 50, Longest = Stopwatch.Frequency, Leeway = Stopwatch.Frequency / 5000;

    private static long length = Shortest, end;

    /// <summary>Whether work may be shared.</summary>
    public static bool IsOver
    {
        get
        {
            long until = Volatile.Read(ref end);
            return until == 0 || Stopwatch.GetTimestamp() >= until;
        }
    }

    /// <summary>Takes note of a call that had to wait for its helpers.</summary>
    /// <param name="worked">How long the caller worked itself.</param>
    /// <param name="waited">How long it waited then. A helper that took up its last part as the caller finished is no cause: that is at most as long as
    /// the caller worked.</param>
    public static void Note(long worked, long waited)
    {
        if (waited < (2 * worked) + Leeway) return;
        long now = Stopwatch.GetTimestamp(), previous = Volatile.Read(ref end), last = Volatile.Read(ref length);
        long next = previous == 0 || now - previous > last ? Shortest : Math.Min(2 * last, Longest);
        Volatile.Write(ref length, next);
        Volatile.Write(ref end, now + next);
    }

    /// <summary>Forgets what was noted: for tests and measurements.</summary>
    internal static void End()
    {
        Volatile.Write(ref length, Shortest);
        Volatile.Write(ref end, 0);
    }
}
