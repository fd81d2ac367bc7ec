using System.Diagnostics;
using Gradus.Tensors.Cpu;
using NUnit.Framework;

namespace Gradus.Tests.Tensors.Threading;

/// <summary>Computations on so many threads. For tests that nothing runs beside: the number is the process's.</summary>
internal static class Sharing
{
    private static readonly TimeSpan LongEnough = TimeSpan.FromSeconds(30);

    /// <summary>How many parts helpers have done in this process.</summary>
    public static long Helped => Call.Helped;

    /// <summary>Does it once, with so many threads allowed and no truce.</summary>
    public static void On(int threads, Action act)
    {
        int before = Cores.Count;
        Cores.Count = threads;
        Truce.End();
        try
        {
            act();
        }
        finally
        {
            Cores.Count = before;
        }
    }

    /// <summary>Does it again and again until a helper has taken part: on a busy machine that may be late. Fails when none ever does.</summary>
    public static void Until(int threads, Action act, string what = "")
    {
        long start = Stopwatch.GetTimestamp(), helped = Helped;
        while (true)
        {
            On(threads, act);
            if (Helped > helped) return;
            if (Stopwatch.GetElapsedTime(start) > LongEnough) Assert.Fail($"No helper took part: {what}");
        }
    }
}
