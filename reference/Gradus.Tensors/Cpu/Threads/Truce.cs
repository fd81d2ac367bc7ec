using System.Diagnostics;

namespace Gradus.Tensors.Cpu;

/// <summary>When not to share work: for a while after it was seen that others want the processors, too.</summary>
/// <remarks><para>That is seen in two ways: a helper that looks out for work offers its processor and does not get it back at once; or callers have to wait for helpers
/// longer than they worked themselves. With the parts that it took up done, a helper that has a processor is soon through with its last: the caller waits less than it worked. A helper whose
/// processor is taken away is gone for milliseconds, in which the caller could have done the part many times over.</para>
/// <para>Then work is not shared for 50 ms, and for twice
/// as long each time it happens again, up to four seconds; when sharing went well for as long as the last truce, the next begins at 50 ms again. So on a machine that
/// stays busy what is lost in trying is about one time slice in seconds, and one that has become idle is used again.</para></remarks>
internal static class Truce
{
    private static readonly long Shortest = Stopwatch.Frequency / 20, Longest = 4 * Stopwatch.Frequency, Leeway = Stopwatch.Frequency / 2000;

    // Of the last few calls: a call counts seven eighths of what it counted one call before.
    private static long work, wait;

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

    /// <summary>Takes note of a call.</summary>
    /// <param name="worked">How long the caller worked itself.</param>
    /// <param name="waited">How long it waited for its helpers then.</param>
    public static void Note(long worked, long waited)
    {
        work += worked - (work / 8);
        wait += waited - (wait / 8);
        if (wait >= Leeway && wait >= work + (work / 20)) Declare();
    }

    /// <summary>Begins a truce, unless there is one: a processor was taken away.</summary>
    /// <remarks>Many helpers may see one and the same thing; one of them begins the truce.</remarks>
    public static void Declare()
    {
        long now = Stopwatch.GetTimestamp(), previous = Volatile.Read(ref end), last = Volatile.Read(ref length);
        if (now < previous) return;
        long next = previous == 0 || now - previous > last ? Shortest : Math.Min(2 * last, Longest);
        if (Interlocked.CompareExchange(ref end, now + next, previous) != previous) return;
        Volatile.Write(ref length, next);
        (work, wait) = (0, 0);
    }

    /// <summary>How long the last truce was: for tests.</summary>
    internal static long Length => Volatile.Read(ref length);

    /// <summary>Forgets what was noted: for tests and measurements.</summary>
    internal static void End()
    {
        (work, wait) = (0, 0);
        Volatile.Write(ref length, Shortest);
        Volatile.Write(ref end, 0);
    }
}
