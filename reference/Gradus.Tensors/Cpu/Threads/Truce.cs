using System.Diagnostics;

namespace Gradus.Tensors.Cpu;

/// <summary>When not to share work: for a while after it was seen that others want the processors, too.</summary>
/// <remarks><para>That is seen in two ways: a helper that looks out for work offers its processor and does not get it back at once; or a caller has to wait for its helpers
/// longer than it worked itself. With the parts that it took up done, a helper that has a processor is soon through with its last: the caller waits less than it worked. A helper whose
/// processor is taken away is gone for milliseconds, in which the caller could have done the part many times over.</para>
/// <para>Every machine has its chores, a few milliseconds now and then. So the time that is lost runs into a vessel that leaks a fifth of the time that passes, and only when it is
/// full, with 8 ms, there is a truce: a process that wants a processor for itself fills it within two or three of its time slices.</para>
/// <para>Then work is not shared for 100 ms, and for four times
/// as long each time it happens again, up to four seconds; when sharing went well for as long as the last truce, the next begins at 100 ms again. So on a machine that
/// stays busy what is lost in trying is a few time slices in seconds, and one that has become idle is used again.</para></remarks>
internal static class Truce
{
    private const int Leak = 5;

    private static readonly long Shortest = Stopwatch.Frequency / 10, Longest = 4 * Stopwatch.Frequency, Full = Stopwatch.Frequency / 125;

    private static readonly Lock Gate = new();

    // What is in the vessel, and when that was so.
    private static long lost, since;

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

    /// <summary>Takes note of time that was lost.</summary>
    public static void Note(long away)
    {
        // Nobody waits to take note, for a wait may be interrupted: when two lose their time at once, one of them counts.
        if (!Gate.TryEnter()) return;
        try
        {
            long now = Stopwatch.GetTimestamp();
            lost = Math.Max(lost - ((now - since) / Leak), 0) + away;
            since = now;
            if (lost < Full) return;
            lost = 0;
        }
        finally
        {
            Gate.Exit();
        }
        Declare();
    }

    /// <summary>Begins a truce, unless there is one: a processor was taken away.</summary>
    /// <remarks>Many helpers may see one and the same thing; one of them begins the truce.</remarks>
    public static void Declare()
    {
        long now = Stopwatch.GetTimestamp(), previous = Volatile.Read(ref end), last = Volatile.Read(ref length);
        if (now < previous) return;
        long next = previous == 0 || now - previous > last ? Shortest : Math.Min(4 * last, Longest);
        if (Interlocked.CompareExchange(ref end, now + next, previous) != previous) return;
        Volatile.Write(ref length, next);
    }

    /// <summary>How long the last truce was: for tests.</summary>
    internal static long Length => Volatile.Read(ref length);

    /// <summary>Forgets what was noted: for tests and measurements.</summary>
    internal static void End()
    {
        Volatile.Write(ref lost, 0);
        Volatile.Write(ref length, Shortest);
        Volatile.Write(ref end, 0);
    }
}
