using System.Diagnostics;
using System.Runtime.ExceptionServices;

namespace Gradus.Tensors.Cpu;

/// <summary>A job under way: which parts are taken up, and which are done.</summary>
/// <remarks>There is a new one for each call. So a helper that comes late, when the call is over and the next one begun, finds nothing to take up here and does
/// no harm.</remarks>
internal abstract class Call(int parts, int helpers)
{
    // Long enough for a helper to finish a part that is as long as the caller's last one was; then the caller's processor is better given away.
    private static readonly long Spin = Stopwatch.Frequency / 20_000;

    private static long helped;

    // Part 0 is the caller's, so that each thread's data tends to be in its own cache from call to call.
    private int next = 1, done;
    private Failure? failure;

    // Made before anybody can be at the job: to wait must not fail.
    private readonly ManualResetEventSlim finished = new(false, spinCount: 0);

    /// <summary>How many helpers may join in: those with the lowest numbers.</summary>
    public int Helpers { get; } = helpers;

    /// <summary>What the caller does: part 0, and then what nobody has taken up.</summary>
    public void Lead()
    {
        Take(0);
        while (TryTakeUp(out int part)) Take(part);
    }

    /// <summary>What a helper does: parts, as long as there are any that nobody has taken up.</summary>
    public void Help()
    {
        while (TryTakeUp(out int part))
        {
            Interlocked.Increment(ref helped);
            Take(part);
        }
    }

    /// <summary>Waits for the parts that others are at: spinning first, then asleep. False when there was nothing to wait for.</summary>
    public bool Wait()
    {
        if (Volatile.Read(ref done) == parts) return false;
        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetTimestamp() - start < Spin)
        {
            if (Volatile.Read(ref done) == parts) return true;
            Thread.SpinWait(8);
        }
        WaitUninterrupted();
        return true;
    }

    /// <summary>Throws the exception of the lowest part that threw one.</summary>
    public void ThrowFailure() => failure?.Exception.Throw();

    /// <summary>How many parts helpers have taken up, of all calls: for tests, which prove nothing about threads where there was one.</summary>
    internal static long Helped => Interlocked.Read(ref helped);

    /// <summary>Does a part.</summary>
    protected abstract void Do(int part);

    private bool TryTakeUp(out int part)
    {
        part = parts;
        return Volatile.Read(ref next) < parts && (part = Interlocked.Increment(ref next) - 1) < parts;
    }

    private void Take(int part)
    {
        try
        {
            Do(part);
        }
        catch (Exception e)
        {
            Fail(part, e);
        }
        finally
        {
            // Also when there is no memory to keep the failure in: the caller waits for this number.
            if (Interlocked.Increment(ref done) == parts) finished.Set();
        }
    }

    // A caller that left now would give away memory that helpers still write to. An interruption meant for it comes at its next wait instead.
    private void WaitUninterrupted()
    {
        bool isInterrupted = false;
        while (true)
        {
            try
            {
                finished.Wait();
                break;
            }
            catch (ThreadInterruptedException)
            {
                isInterrupted = true;
            }
        }
        if (isInterrupted) Thread.CurrentThread.Interrupt();
    }

    // Without a lock, whose wait an interruption could end: the failure of the lowest part so far stays.
    private void Fail(int part, Exception e)
    {
        var mine = new Failure(part, ExceptionDispatchInfo.Capture(e));
        for (var known = Volatile.Read(ref failure); known is null || part < known.Part;)
        {
            var found = Interlocked.CompareExchange(ref failure, mine, known);
            if (ReferenceEquals(found, known)) return;
            known = found;
        }
    }

    private sealed record Failure(int Part, ExceptionDispatchInfo Exception);
}

/// <summary>The call of a job of a known type: the job's code is compiled for it, without boxes.</summary>
internal sealed class Call<TJob>(int parts, int helpers, TJob job) : Call(parts, helpers) where TJob : struct, IJob
{
    /// <inheritdoc/>
    protected override void Do(int part) => job.Run(part);
}
