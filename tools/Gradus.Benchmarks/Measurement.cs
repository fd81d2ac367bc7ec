using System.Diagnostics;

namespace Gradus.Benchmarks;

/// <summary>How long something took, over many repeats.</summary>
/// <param name="Seconds">Seconds for one call, in each sample.</param>
/// <param name="Scale">What a second is in <paramref name="Unit"/>.</param>
/// <param name="Unit">The unit of the figure.</param>
/// <param name="Note">What was measured.</param>
internal sealed record Measurement(double[] Seconds, double Scale, string Unit, string Note)
{
    /// <summary>The fastest sample, in the unit.</summary>
    public double Value => Seconds.Min() * Scale;

    /// <summary>Measures calls, in samples long enough for the clock.</summary>
    /// <param name="call">What is measured.</param>
    /// <param name="per">How many of the things that the figure is about one call does.</param>
    /// <param name="scale">1e9 for nanoseconds.</param>
    /// <param name="unit">The unit.</param>
    /// <param name="note">What is measured.</param>
    /// <param name="budget">Seconds of measuring.</param>
    public static Measurement Of(Action call, int per, double scale, string unit, string note, double budget = 1)
    {
        // Tier-0 code is replaced in the background after many calls: it must not be what is timed.
        var clock = Stopwatch.StartNew();
        int calls = 0;
        for (; clock.Elapsed.TotalSeconds < 0.6 || calls < 3; calls++) call();
        Thread.Sleep(250);
        clock.Restart();
        for (calls = 0; clock.Elapsed.TotalSeconds < 0.2 || calls < 1; calls++) call();
        int inner = Math.Max(1, (int)(calls * 5e-5 / clock.Elapsed.TotalSeconds));
        var samples = new List<double>();
        var whole = Stopwatch.StartNew();
        while (samples.Count < 7 || whole.Elapsed.TotalSeconds < budget)
        {
            long start = Stopwatch.GetTimestamp();
            for (int i = 0; i < inner; i++) call();
            samples.Add(Stopwatch.GetElapsedTime(start).TotalSeconds / inner / per);
        }
        return new([.. samples], scale, unit, note);
    }
}
