namespace Gradus.Tensors.Cpu;

/// <summary>Time that threads lost to others, and the truces that follow when it was too much.</summary>
/// <remarks><para>Every machine has its chores, a few milliseconds now and then. So the time that is lost runs into a vessel that leaks a fifth of the time that passes, and only when it is
/// full, with 8 ms, there is a truce. Where a chore takes 4 ms every 100 ms, the vessel has 4 ms in it, is empty 20 ms later, and is never full. Another process that wants the processor
/// for itself takes 4 ms every 10 ms: the vessel has 4, then 4 − 2 + 4 = 6, then 6 − 2 + 4 = 8, and there is a truce after 20 ms.</para>
/// <para>Then work is not shared for 100 ms, and for four times as long each time it happens again, up to four seconds; when sharing went well for as long as the last truce, the next
/// begins at 100 ms again. So on a machine that stays busy what is lost in trying is a few time slices in seconds, and one that has become idle is used again.</para></remarks>
/// <param name="clock">What time it is.</param>
internal sealed class LostTime(TimeProvider clock)
{
    private const int Leak = 5;

    private readonly long shortest = clock.TimestampFrequency / 10, longest = 4 * clock.TimestampFrequency, full = clock.TimestampFrequency / 125;

    private readonly Lock gate = new();

    // What is in the vessel, and when that was so.
    private long lost, since;

    private long length, end;

    /// <summary>Whether work may be shared.</summary>
    public bool IsTruceOver
    {
        get
        {
            long until = Volatile.Read(ref end);
            return until == 0 || clock.GetTimestamp() >= until;
        }
    }

    /// <summary>How long the last truce was, in the clock's ticks; 0 before the first.</summary>
    public long LengthOfTruce => Volatile.Read(ref length);

    /// <summary>Takes note of time that was lost, in the clock's ticks, and begins a truce when it was too much.</summary>
    public void Note(long away)
    {
        // Nobody waits to take note, for a wait may be interrupted: when two lose their time at once, one of them counts.
        if (!gate.TryEnter()) return;
        try
        {
            long now = clock.GetTimestamp();
            // Many helpers may see one and the same thing: what is lost in a truce has had its consequence.
            if (now < end) return;
            lost = Math.Max(lost - ((now - since) / Leak), 0) + away;
            since = now;
            if (lost < full) return;
            lost = 0;
            length = end == 0 || now - end > length ? shortest : Math.Min(4 * length, longest);
            Volatile.Write(ref end, now + length);
        }
        finally
        {
            gate.Exit();
        }
    }

    /// <summary>Forgets all that was noted.</summary>
    public void Forget()
    {
        lock (gate) (lost, length) = (0, 0);
        Volatile.Write(ref end, 0);
    }
}
