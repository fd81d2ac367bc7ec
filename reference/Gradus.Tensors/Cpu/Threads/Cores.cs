using System.Diagnostics;
using System.Globalization;
using System.Runtime.ExceptionServices;

namespace Gradus.Tensors.Cpu;

/// <summary>Does a job's parts on several threads.</summary>
/// <remarks><para>The calling thread begins with part 0 and goes on with whatever nobody has taken up. Helpers join in when the processor is given to them; nobody waits
/// for one that has not begun. So a call on a busy machine takes no longer than on one thread, but for one case: a helper that loses its processor in the middle of
/// a part. Then the caller sleeps, which leaves its processor to the helper; and when that happens too often, calls stay on their own thread for a while
/// (<see cref="Truce"/>).</para>
/// <para>Parts may run in any order and on any thread. What a job computes must not depend on it, and by the same token not on how many threads there are: a job is cut
/// by the size of its data alone.</para></remarks>
internal static class Cores
{
    /// <summary>The most threads that may work on a job: parts are counted by threads, and more would be of no use to any machine.</summary>
    public const int Most = 256;

    /// <summary>The property of a program's runtimeconfig.json that says how many threads there are at first.</summary>
    internal const string Switch = "Gradus.Tensors.Threads";

    private static readonly Lock Gate = new();

    private static volatile int count = AtFirst(AppContext.GetData(Switch));
    private static volatile Helper[] helpers = [];
    // The system has refused a thread: it is not asked for one at every call.
    private static volatile bool mayStartNoMore;
    private static Call? underWay;

    [ThreadStatic]
    private static bool isInside;

    /// <summary>How many threads work on a job, the calling one among them.</summary>
    public static int Count
    {
        get => count;
        set => count = value;
    }

    /// <summary>The job whose parts are to be had; null when there is none.</summary>
    internal static Call? UnderWay => Volatile.Read(ref underWay);

    /// <summary>Does all parts, from 0, and returns when they are done.</summary>
    /// <remarks>A call from within a part, and one while another thread's call is under way, is done on the calling thread alone: the processors have work. All parts
    /// run even when one throws; the exception of the lowest part that did is thrown here.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">There are no parts.</exception>
    public static void Run<TJob>(int parts, TJob job) where TJob : struct, IJob
    {
        if (parts < 1) throw NoParts(parts);
        if (parts > 1 && count > 1 && !isInside && Truce.IsOver)
        {
            // Whatever may fail comes before the call is published: from then on helpers may be at it, and the caller must not leave without them.
            int wanted = Math.Min(parts, count) - 1;
            var joining = Helpers(wanted);
            var call = new Call<TJob>(parts, wanted, job);
            if (Interlocked.CompareExchange(ref underWay, call, null) is null)
            {
                RunTogether(call, joining, TJob.IsEven);
                return;
            }
        }
        RunAlone(parts, job);
    }

    /// <summary>How many threads there are at first: what a program's runtimeconfig.json says, if it does, or else as many as processors.</summary>
    internal static int AtFirst(object? configured) =>
        int.TryParse(Convert.ToString(configured, CultureInfo.InvariantCulture), NumberStyles.None, CultureInfo.InvariantCulture, out int threads) && threads is >= 1 and <= Most
            ? threads : Math.Min(Environment.ProcessorCount, Most);

    /// <summary>Marks the current thread as one that works on a part: calls from there are done inline.</summary>
    internal static void Enter() => isInside = true;

    private static ArgumentOutOfRangeException NoParts(int parts) =>
        new(nameof(parts), parts, string.Create(CultureInfo.InvariantCulture, $"A job has at least one part; this one has {parts}: its work would not be done."));

    private static void RunAlone<TJob>(int parts, TJob job) where TJob : struct, IJob
    {
        ExceptionDispatchInfo? failure = null;
        for (int part = 0; part < parts; part++)
        {
            try
            {
                job.Run(part);
            }
            catch (Exception e)
            {
                failure ??= ExceptionDispatchInfo.Capture(e);
            }
        }
        failure?.Throw();
    }

    private static void RunTogether(Call call, ReadOnlySpan<Helper> joining, bool isEven)
    {
        isInside = true;
        try
        {
            foreach (var helper in joining) helper.Wake();
            long start = Stopwatch.GetTimestamp();
            call.Lead();
            // Nothing is left to take up: helpers need not look, and another thread may call.
            Interlocked.CompareExchange(ref underWay, null, call);
            long end = Stopwatch.GetTimestamp();
            long lost = call.Wait() && isEven ? Stopwatch.GetTimestamp() - end - (end - start) : 0;
            if (lost > 0) Truce.Note(lost);
        }
        finally
        {
            Interlocked.CompareExchange(ref underWay, null, call);
            isInside = false;
        }
        call.ThrowFailure();
    }

    // The first helpers, started when they are first asked for. Where no thread may be started any more, those that there are must do.
    private static ReadOnlySpan<Helper> Helpers(int wanted)
    {
        if (helpers.Length < wanted && !mayStartNoMore)
        {
            lock (Gate)
            {
                var more = helpers.ToList();
                while (more.Count < wanted && !mayStartNoMore)
                {
                    if (Helper.TryStart(more.Count) is { } helper) more.Add(helper);
                    else mayStartNoMore = true;
                }
                helpers = [.. more];
            }
        }
        var all = helpers;
        return all.AsSpan(0, Math.Min(wanted, all.Length));
    }
}
