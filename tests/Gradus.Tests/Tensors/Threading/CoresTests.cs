using System.Diagnostics;
using Gradus.Tensors;
using Gradus.Tensors.Cpu;
using NUnit.Framework;

namespace Gradus.Tests.Tensors.Threading;

/// <summary>A job's parts are done once each, whoever does them and whatever happens in them.</summary>
[NonParallelizable]
public sealed class CoresTests
{
    private int before;

    [SetUp]
    public void Remember()
    {
        before = Cores.Count;
        Truce.End();
    }

    [TearDown]
    public void Restore() => Cores.Count = before;

    [Test]
    public void Every_part_is_done_once([Values(1, 2, 3, 8)] int threads, [Values(0, 1, 2, 3, 7, 64)] int parts)
    {
        Cores.Count = threads;
        for (int repeat = 0; repeat < 200; repeat++)
        {
            int[] times = new int[parts];
            Cores.Run(parts, new Counting(times));
            Assert.That(times, Is.All.EqualTo(1), $"{parts} parts on {threads} threads");
        }
    }

    [Test]
    public void The_caller_does_part_0_and_all_others_are_done_by_at_most_the_threads_there_are()
    {
        Cores.Count = 3;
        for (int repeat = 0; repeat < 100; repeat++)
        {
            int[] threads = new int[16];
            Cores.Run(16, new Naming(threads));
            Assert.That(threads[0], Is.EqualTo(Environment.CurrentManagedThreadId));
            Assert.That(threads.Distinct().Count(), Is.InRange(1, 3));
        }
    }

    [Test]
    public void Helpers_join_in()
    {
        Cores.Count = 2;
        bool joined = false;
        for (int attempt = 0; attempt < 50 && !joined; attempt++)
        {
            Truce.End();
            int[] threads = new int[2];
            Cores.Run(2, new Naming(threads, milliseconds: 5));
            joined = threads[1] != threads[0];
        }
        Assert.That(joined, "in 50 calls of two parts of 5 ms each no helper ever took one");
    }

    [Test]
    public void One_thread_means_the_calling_one()
    {
        Cores.Count = 1;
        int[] threads = new int[8];
        Cores.Run(8, new Naming(threads));
        Assert.That(threads, Is.All.EqualTo(Environment.CurrentManagedThreadId));
    }

    [Test]
    public void A_call_from_within_a_part_is_done_inline()
    {
        Cores.Count = 3;
        int[] inner = new int[4 * 8], outer = new int[4];
        Cores.Run(4, new Nesting(outer, inner));
        for (int i = 0; i < inner.Length; i++) Assert.That(inner[i], Is.EqualTo(outer[i / 8]), $"part {i % 8} of the call within part {i / 8}");
    }

    [Test]
    public void The_lowest_part_that_throws_decides_and_all_others_are_done([Values(1, 2, 3)] int threads)
    {
        Cores.Count = threads;
        for (int repeat = 0; repeat < 100; repeat++)
        {
            int[] times = new int[9];
            var thrown = Assert.Throws<InvalidOperationException>(() => Cores.Run(9, new Failing(times, 3)));
            Assert.That(thrown!.Message, Is.EqualTo("part 3"));
            Assert.That(times, Is.All.EqualTo(1));
        }
    }

    [Test]
    public void Calls_of_many_threads_at_once_do_not_mix()
    {
        Cores.Count = 3;
        Parallel.For(0, 8, _ =>
        {
            for (int repeat = 0; repeat < 500; repeat++)
            {
                int[] times = new int[5];
                Cores.Run(5, new Counting(times));
                if (times.Any(t => t != 1)) throw new InvalidOperationException($"parts were done {string.Join(", ", times)} times");
            }
        });
    }

    [Test]
    public void A_helper_that_is_asleep_is_woken()
    {
        Cores.Count = 2;
        for (int repeat = 0; repeat < 20; repeat++)
        {
            Thread.Sleep(2);
            int[] times = new int[2];
            var clock = Stopwatch.StartNew();
            Cores.Run(2, new Counting(times));
            Assert.That(times, Is.All.EqualTo(1));
            Assert.That(clock.Elapsed.TotalSeconds, Is.LessThan(5));
        }
    }

    [TestCase(0)]
    [TestCase(-2)]
    public void Less_than_one_thread_is_refused(int threads)
    {
        var refusal = Assert.Throws<ArgumentOutOfRangeException>(() => Gradus.Tensors.Threads.Count = threads);
        Assert.That(refusal!.Message, Does.Contain($"Threads.Count was set to {threads}").And.Contain("at least 1"));
        Assert.That(Gradus.Tensors.Threads.Count, Is.EqualTo(before));
    }

    private readonly struct Counting(int[] times) : IJob
    {
        public void Run(int part) => Interlocked.Increment(ref times[part]);
    }

    private readonly struct Naming(int[] threads, int milliseconds = 0) : IJob
    {
        public void Run(int part)
        {
            threads[part] = Environment.CurrentManagedThreadId;
            var clock = Stopwatch.StartNew();
            while (clock.ElapsedMilliseconds < milliseconds) Thread.SpinWait(100);
        }
    }

    private readonly struct Nesting(int[] outer, int[] inner) : IJob
    {
        public void Run(int part)
        {
            outer[part] = Environment.CurrentManagedThreadId;
            int[] threads = new int[8];
            Cores.Run(8, new Naming(threads));
            threads.CopyTo(inner, 8 * part);
        }
    }

    private readonly struct Failing(int[] times, int from) : IJob
    {
        public void Run(int part)
        {
            Interlocked.Increment(ref times[part]);
            if (part >= from) throw new InvalidOperationException($"part {part}");
        }
    }
}
