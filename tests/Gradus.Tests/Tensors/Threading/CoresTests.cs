using System.Text.Json;
using Gradus.Engine.Processes;
using Gradus.Tensors;
using Gradus.Tensors.Cpu;
using NUnit.Framework;

namespace Gradus.Tests.Tensors.Threading;

/// <summary>A job's parts are done once each, whoever does them and whatever happens in them.</summary>
[NonParallelizable]
public sealed class CoresTests
{
    private static readonly TimeSpan LongEnough = TimeSpan.FromSeconds(30);

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
    public void Every_part_is_done_once([Values(1, 2, 3, 8)] int threads, [Values(1, 2, 3, 7, 64)] int parts)
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
    public void No_parts_are_a_mistake([Values(0, -8)] int parts) =>
        Assert.That(() => Cores.Run(parts, new Counting([])), Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains($"this one has {parts}"));

    [Test]
    public void Helpers_join_in()
    {
        Cores.Count = 2;
        Assert.That(Meet(), "part 0 waited, and no helper took part 1");
    }

    [Test]
    public void A_helper_that_lets_its_caller_wait_ends_sharing_unless_parts_may_be_of_any_length()
    {
        Cores.Count = 2;
        Assert.That(Meet(), "a helper is there");
        Truce.End();
        Cores.Run(2, new Waiting<Alike>());
        Assert.That(Truce.IsOver, Is.False, "20 ms were lost");
        Truce.End();
        Cores.Run(2, new Waiting<OfAnyLength>());
        Assert.That(Truce.IsOver, "the second part is longer than the first");
    }

    [Test]
    public void A_caller_that_is_interrupted_does_not_leave_before_its_helpers()
    {
        Cores.Count = 2;
        var begun = new ManualResetEventSlim();
        bool isDone = false, wasDone = false, wasInterrupted = false;
        var caller = new Thread(() =>
        {
            for (int attempt = 0; attempt < 40 && !begun.IsSet; attempt++)
            {
                Truce.End();
                Cores.Run(2, new Working(begun, Environment.CurrentManagedThreadId, () => Volatile.Write(ref isDone, true)));
            }
            wasDone = Volatile.Read(ref isDone);
            try
            {
                Thread.Sleep(Timeout.Infinite);
            }
            catch (ThreadInterruptedException)
            {
                wasInterrupted = true;
            }
        });
        caller.Start();
        Assert.That(begun.Wait(LongEnough), "no helper took part 1");
        Thread.Sleep(50);
        caller.Interrupt();
        Assert.That(caller.Join(LongEnough));
        Assert.That(wasDone, "the call returned while a helper was at work");
        Assert.That(wasInterrupted, "the interruption comes at the next wait");
    }

    [TestCase(null, 0)]
    [TestCase("1", 1)]
    [TestCase("3", 3)]
    [TestCase(2, 2)]
    [TestCase("0", 0)]
    [TestCase("257", 0)]
    [TestCase("-1", 0)]
    [TestCase("many", 0)]
    public void A_programs_configuration_says_how_many_threads_there_are_at_first(object? configured, int expected) =>
        Assert.That(Cores.AtFirst(configured), Is.EqualTo(expected > 0 ? expected : Math.Min(Environment.ProcessorCount, Cores.Most)));

    [Test]
    public void A_worker_of_the_grader_computes_on_one_thread()
    {
        using var configuration = JsonDocument.Parse(File.ReadAllText(Path.Combine(WorkerStart.ProgramFolder, "Gradus.Worker.runtimeconfig.json")));
        var property = configuration.RootElement.GetProperty("runtimeOptions").GetProperty("configProperties").GetProperty(Cores.Switch);
        Assert.That(Cores.AtFirst(property.ToString()), Is.EqualTo(1));
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
            // Helpers look out for work for much less than that.
            Thread.Sleep(2);
            Assert.That(Meet(), "part 0 waited, and nobody woke for part 1");
        }
    }

    [TestCase(0, "at least 1")]
    [TestCase(-2, "at least 1")]
    [TestCase(257, "at most 256")]
    [TestCase(1 << 29, "at most 256")]
    [TestCase(int.MaxValue, "at most 256")]
    public void Numbers_of_threads_that_no_machine_has_are_refused(int threads, string expected)
    {
        var refusal = Assert.Throws<ArgumentOutOfRangeException>(() => Gradus.Tensors.Threads.Count = threads);
        Assert.That(refusal!.Message, Does.Contain($"Threads.Count was set to {threads}").And.Contain(expected));
        Assert.That(Gradus.Tensors.Threads.Count, Is.EqualTo(before));
    }

    // On a busy machine a truce may begin between its end and the call: then there are no helpers, and it is tried again.
    private static bool Meet()
    {
        int[] met = [0];
        for (int attempt = 0; attempt < 40 && met[0] == 0; attempt++)
        {
            Truce.End();
            Cores.Run(2, new Meeting(new(), met));
        }
        return met[0] == 1;
    }

    private readonly struct Counting(int[] times) : IJob
    {
        public void Run(int part) => Interlocked.Increment(ref times[part]);
    }

    private readonly struct Naming(int[] threads) : IJob
    {
        public void Run(int part) => threads[part] = Environment.CurrentManagedThreadId;
    }

    /// <summary>Part 0 waits until somebody else is at part 1.</summary>
    private readonly struct Meeting(ManualResetEventSlim begun, int[] met) : IJob
    {
        public void Run(int part)
        {
            if (part == 0) met[0] = begun.Wait(500) ? 1 : 0;
            else begun.Set();
        }
    }

    /// <summary>Part 1, when it is a helper that does it, goes on for a while after part 0 is done.</summary>
    private readonly struct Working(ManualResetEventSlim begun, int caller, Action done) : IJob
    {
        public void Run(int part)
        {
            if (part == 0) begun.Wait(500);
            if (Environment.CurrentManagedThreadId == caller) return;
            begun.Set();
            Thread.Sleep(400);
            done();
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

    private interface ILength
    {
        static abstract bool IsEven { get; }
    }

    private readonly struct Alike : ILength { public static bool IsEven => true; }

    private readonly struct OfAnyLength : ILength { public static bool IsEven => false; }

    // Part 0 ends when part 1 has begun elsewhere, which then goes on for 20 ms.
    private readonly struct Waiting<TLength>() : IJob where TLength : struct, ILength
    {
        private readonly ManualResetEventSlim begun = new();

        public static bool IsEven => TLength.IsEven;

        public void Run(int part)
        {
            if (part == 0)
            {
                Assert.That(begun.Wait(LongEnough), "no helper took part 1");
                return;
            }
            begun.Set();
            Thread.Sleep(20);
        }
    }
}
