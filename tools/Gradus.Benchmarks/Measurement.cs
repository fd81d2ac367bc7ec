using System.Diagnostics;
using System.Runtime;
using Gradus.Tensors;

namespace Gradus.Benchmarks;

/// <summary>How long something took, over many repeats.</summary>
/// <param name="Seconds">Seconds for one call, in each sample.</param>
/// <param name="CpuSeconds">Seconds of processor time for one call, of all threads, on average.</param>
/// <param name="Amount">What a second is in the unit, or, of a rate, how much one call does.</param>
/// <param name="Unit">The unit of the figure.</param>
/// <param name="IsRate">Whether the figure is an amount in a second, the higher the better, instead of a time.</param>
/// <param name="Note">What was measured.</param>
internal sealed record Measurement(double[] Seconds, double CpuSeconds, double Amount, string Unit, bool IsRate, string Note)
{
    // Long enough that reading the clock, some 25 ns, is nothing beside it.
    private const double SampleSeconds = 5e-5;

    /// <summary>Seconds of measuring instead of each case's own; null: its own.</summary>
    public static double? Budget { get; set; }

    /// <summary>The fastest sample, in the unit.</summary>
    public double Value => IsRate ? Amount / Seconds.Min() : Amount * Seconds.Min();

    /// <summary>Measures calls: how long one takes.</summary>
    /// <param name="call">What is measured.</param>
    /// <param name="per">How many of the things that the figure is about one call does.</param>
    /// <param name="scale">What a second is in the unit: 1e9 for nanoseconds.</param>
    /// <param name="unit">The unit.</param>
    /// <param name="note">What is measured.</param>
    /// <param name="budget">Seconds of measuring.</param>
    /// <param name="samples">How many samples of one call, whatever the budget, for calls so long that a faster side would be given many more tries at its best.</param>
    public static Measurement Of(Action call, int per, double scale, string unit, string note, double budget = 1, int? samples = null)
    {
        var (seconds, cpu) = Samples(call, budget, samples);
        return new([.. seconds.Select(s => s / per)], cpu / per, scale, unit, false, note);
    }

    /// <summary>Measures calls: how much is done in a second.</summary>
    /// <param name="call">What is measured.</param>
    /// <param name="amount">How much one call does, in the unit: 2·n³·1e-9 GFLOP, 12·n·1e-9 GB.</param>
    /// <param name="unit">The unit: GFLOP/s, GB/s.</param>
    /// <param name="note">What is measured.</param>
    /// <param name="budget">Seconds of measuring.</param>
    public static Measurement Rate(Action call, double amount, string unit, string note, double budget = 0.4)
    {
        var (seconds, cpu) = Samples(call, budget, null);
        return new(seconds, cpu, amount, unit, true, note);
    }

    private static (double[] Seconds, double CpuPerCall) Samples(Action call, double budget, int? exactly)
    {
        WarmUp(call);
        int inner = exactly is null ? CallsInASample(call) : 1;
        budget = Budget ?? budget;
        var samples = new List<double>();
        var whole = Stopwatch.StartNew();
        var cpu = Environment.CpuUsage.TotalTime;
        while (exactly is { } count ? samples.Count < count : samples.Count < 7 || whole.Elapsed.TotalSeconds < budget)
        {
            long start = Stopwatch.GetTimestamp();
            for (int i = 0; i < inner; i++) call();
            samples.Add(Stopwatch.GetElapsedTime(start).TotalSeconds / inner);
        }
        return ([.. samples], (Environment.CpuUsage.TotalTime - cpu).TotalSeconds / ((double)inner * samples.Count));
    }

    private static int CallsInASample(Action call)
    {
        var clock = Stopwatch.StartNew();
        int calls = 0;
        for (; clock.Elapsed.TotalSeconds < 0.05 || calls < 1; calls++) call();
        return Math.Max(1, (int)(calls * SampleSeconds / clock.Elapsed.TotalSeconds));
    }

    // Code is first compiled in haste, and again at leisure when it was called often: in the background, 0.1 s after the last new method. On a busy machine that takes
    // as long as it takes, and unoptimised code was timed by mistake where a warm-up had a fixed length. So: until nothing was compiled for 0.25 s. With several threads
    // a second longer: while the compiler wants a core for itself work is not shared, nor for the first truces after that (0.1 s and 0.4 s).
    private static void WarmUp(Action call)
    {
        double quiet = Threads.Count > 1 ? 1.25 : 0.25;
        var clock = Stopwatch.StartNew();
        var (compiled, since) = (0L, 0.0);
        for (int calls = 0; calls < 1 || clock.Elapsed.TotalSeconds < Math.Min(since + quiet, 5); calls++)
        {
            call();
            if (JitInfo.GetCompiledMethodCount() is var now && now != compiled) (compiled, since) = (now, clock.Elapsed.TotalSeconds);
        }
    }
}
