using System.Diagnostics;

namespace Gradus.Tensors.Cpu;

/// <summary>A background thread that joins in when there is a call with parts to be had.</summary>
/// <remarks>After a call it looks out for the next one for a moment, because operations come one after the other and waking a thread takes tens of microseconds; then
/// it sleeps, because a thread that spins uses up the processor time that it should have when there is work.</remarks>
internal sealed class Helper
{
    // An interrupt, of which there are many in a second, is over long before; whoever is given the processor keeps it for longer.
    private static readonly long LookOut = Stopwatch.Frequency / 20_000, LongYield = Stopwatch.Frequency / 2_500;

    private readonly AutoResetEvent alarm = new(false);
    private readonly int number;
    private volatile bool isAsleep;

    private Helper(int number) => this.number = number;

    /// <summary>Starts the helper with a number, from 0; null when the system gives no thread.</summary>
    public static Helper? TryStart(int number)
    {
        var helper = new Helper(number);
        try
        {
            // A stack as any thread has it: Pmap's parts are a program's own functions, and those may be recursive. It is reserved, and takes memory where it is used.
            new Thread(helper.Live) { IsBackground = true, Name = $"Gradus helper {number + 1}" }.UnsafeStart();
            return helper;
        }
        catch (Exception e) when (e is OutOfMemoryException or ThreadStartException)
        {
            return null;
        }
    }

    /// <summary>Calls the helper, when it sleeps, to the call that is under way.</summary>
    public void Wake()
    {
        // The call was published before, and the helper looks for it once more after it says that it sleeps: one of the two sees the other.
        Interlocked.MemoryBarrier();
        if (isAsleep) alarm.Set();
    }

    private void Live()
    {
        Cores.Enter();
        Call? last = null;
        long idleSince = Stopwatch.GetTimestamp();
        while (true)
        {
            if (Next(last) is { } call)
            {
                call.Help();
                last = call;
                idleSince = Stopwatch.GetTimestamp();
            }
            else if (!LooksOut(idleSince))
            {
                // An old call must not be kept, with all that its job holds, while the helper sleeps.
                last = null;
                Sleep();
                idleSince = Stopwatch.GetTimestamp();
            }
        }
    }

    // Waits a little, unless it has been long enough. Others who want the processor get it; if they do, the caller may be among them, and is better left alone.
    private static bool LooksOut(long idleSince)
    {
        long now = Stopwatch.GetTimestamp();
        if (now - idleSince >= LookOut) return false;
        Thread.SpinWait(16);
        Thread.Yield();
        long away = Stopwatch.GetTimestamp() - now;
        if (away < LongYield) return true;
        Truce.Note(away);
        return false;
    }

    // The call under way, unless the helper has been there or is not wanted.
    private Call? Next(Call? last) => Cores.UnderWay is { } call && !ReferenceEquals(call, last) && number < call.Helpers ? call : null;

    private void Sleep()
    {
        isAsleep = true;
        Interlocked.MemoryBarrier();
        if (Next(null) is null) alarm.WaitOne();
        isAsleep = false;
    }
}
