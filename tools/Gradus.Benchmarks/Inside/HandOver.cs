using BenchmarkDotNet.Attributes;
using Gradus.Tensors.Cpu;

namespace Gradus.Benchmarks.Inside;

/// <summary>What it costs to hand parts of an operation to other threads: two parts that count to a number each, on one thread and on two.</summary>
public class HandOver
{
    private int before;

    /// <summary>How far each part counts; some three steps take a nanosecond.</summary>
    [Params(1, 10_000, 100_000)]
    public int Steps { get; set; }

    /// <summary>How many threads there are.</summary>
    [Params(1, 2)]
    public int Threads { get; set; }

    /// <summary>Sets the number of threads.</summary>
    [GlobalSetup]
    public void Begin() => (before, Cores.Count) = (Cores.Count, Threads);

    /// <summary>Sets the number of threads back.</summary>
    [GlobalCleanup]
    public void End() => Cores.Count = before;

    /// <summary>Two parts.</summary>
    [Benchmark]
    public void TwoParts() => Cores.Run(2, new Counting(Steps));

    private static int sink;

    private readonly struct Counting(int steps) : IJob
    {
        public void Run(int part)
        {
            int sum = part;
            for (int i = 0; i < steps; i++) sum = unchecked((sum * 31) + i);
            Volatile.Write(ref sink, sum);
        }
    }
}
