using System.Runtime.CompilerServices;
using Gradus.Tensors;
using Gradus.Tensors.Cpu;
using NUnit.Framework;

namespace Gradus.Tests.Tensors.Memory;

/// <summary>Native memory stays bounded whatever a program drops, and the collector is left alone.</summary>
[NonParallelizable]
public sealed unsafe class BlockPoolTests
{
    private const long Mebibyte = 1 << 20;

    private static readonly Tensor Mebibytes = Tensor.Range(1 << 18, DType.Float32);

    [Test]
    public void Sizes_have_room_and_waste_at_most_a_fifth()
    {
        int last = -1;
        for (long bytes = 1; bytes < 1L << 34; bytes += Math.Max(1, bytes / 37))
        {
            int kind = BlockSizes.Kind(bytes);
            Assert.That(kind, Is.InRange(Math.Max(last, 0), BlockSizes.Count - 1), $"{bytes} bytes");
            Assert.That(BlockSizes.Bytes(kind), Is.GreaterThanOrEqualTo(bytes));
            if (bytes > 1024) Assert.That(BlockSizes.Bytes(kind) * 0.8, Is.LessThanOrEqualTo(bytes));
            if (kind > 0) Assert.That(BlockSizes.Bytes(kind - 1), Is.LessThan(Math.Max(bytes, 1025)));
            last = kind;
        }
    }

    [Test]
    public void Blocks_are_aligned_and_large_neighbours_do_not_share_a_place_in_their_pages()
    {
        Tensor[] all = [.. Enumerable.Range(0, 16).Select(_ => Tensor.Range(1 << 16, DType.Float32))];
        nint[] places = [.. all.Select(Place)];
        Assert.That(places.Select(place => place % 64), Is.All.EqualTo((nint)0));
        BlockPool.Clear();
        var fresh = Enumerable.Range(0, 16).Select(_ => Block.TryMake(BlockSizes.Kind(1 << 18))!).ToArray();
        Assert.That(fresh.Select(block => (nint)block.Start % 4096).Distinct().Count(), Is.GreaterThan(12));
        foreach (var block in fresh) block.Free();
        GC.KeepAlive(all);
    }

    [Test]
    public void A_million_small_and_a_thousand_large_results_leave_memory_bounded_and_make_no_garbage_of_their_size()
    {
        Churn(1000, 10);
        Large(10);
        BlockPool.Clear();
        long before = BlockPool.BytesInUse, most = 0;
        long small = Garbage(() => Churn(1_000_000, 1), ref most);
        Assert.That(small / 1_000_000, Is.LessThan(400), "bytes of managed memory for a result of 16 floats");
        long large = Garbage(() => { for (int i = 0; i < 20; i++) { Large(50); most = Math.Max(most, BlockPool.BytesInUse); } }, ref most);
        Assert.That(large / 1000, Is.LessThan(400), "bytes of managed memory for a result of a mebibyte");
        TestContext.Out.WriteLine($"a small result: {small / 1_000_000} managed bytes; a large one: {large / 1000}; at most {most / Mebibyte} MiB of native memory");
        Assert.That(most - before, Is.LessThan(64 * Mebibyte), "a gibibyte of results went through");
        BlockPool.Clear();
        Assert.That(BlockPool.BytesInUse, Is.LessThanOrEqualTo(before + (4 * Mebibyte)));
        Assert.That(BlockPool.BytesFree, Is.Zero);
    }

    [Test]
    public void What_is_kept_stays_and_what_it_outlived_comes_back()
    {
        // Each step drops what it kept for a while: its storages have grown old by then.
        var kept = new Queue<Tensor>();
        BlockPool.Clear();
        long before = BlockPool.BytesInUse, most = 0;
        for (int step = 0; step < 600; step++)
        {
            kept.Enqueue(Numbers(step));
            if (kept.Count > 32) kept.Dequeue();
            most = Math.Max(most, BlockPool.BytesInUse);
        }
        foreach (var (tensor, age) in kept.Reverse().Select((tensor, age) => (tensor, age))) Assert.That(tensor.Max().Item(), Is.EqualTo(599 - age + ((1 << 18) - 1)));
        TestContext.Out.WriteLine($"32 MiB alive, at most {(most - before) / Mebibyte} MiB rented");
        Assert.That(most - before, Is.LessThan(160 * Mebibyte));
    }

    [Test]
    public void Eight_threads_rent_return_and_drop_without_mixing_their_numbers()
    {
        Parallel.For(0, 8, new ParallelOptions { MaxDegreeOfParallelism = 8 }, thread =>
        {
            var random = new System.Random(thread);
            var kept = new List<(Tensor Tensor, double Number)>();
            for (int i = 0; i < 1500; i++)
            {
                double number = (1000 * thread) + i;
                var x = Tensor.Zeros([random.Next(200, 20_000)]) + number;
                if (random.Next(2) == 0)
                {
                    using var twice = x + x;
                    if (twice.Max().Item() != 2 * number || twice.Min().Item() != 2 * number) throw new InvalidOperationException("another thread's numbers");
                }
                kept.Add((x, number));
                if (kept.Count < 20) continue;
                int at = random.Next(kept.Count);
                if (kept[at].Tensor.Max().Item() != kept[at].Number || kept[at].Tensor.Min().Item() != kept[at].Number) throw new InvalidOperationException("another thread's numbers");
                if (random.Next(3) > 0) kept[at].Tensor.Dispose();
                kept.RemoveAt(at);
            }
        });
    }

    [Test]
    public void A_tensor_that_only_a_finalizer_can_reach_keeps_its_numbers()
    {
        Finalized.Sums.Clear();
        for (int i = 0; i < 20; i++) DropWithFinalizer(i);
        for (int i = 0; i < 50; i++) Large(4);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        Assert.That(Finalized.Sums, Has.Count.GreaterThan(10));
        Assert.That(Finalized.Sums.All(pair => pair.Found == pair.Expected));
    }

    [Test]
    public void Only_the_storage_that_has_a_block_gives_it_back()
    {
        BlockPool.Clear();
        long before = BlockPool.BytesInUse;
        Storage first = HostStorage<float>.Create(0), second = HostStorage<float>.Create(0);
        var block = BlockPool.TryRent(1 << 16, first)!;
        BlockPool.Return(block, first);
        Assert.That(BlockPool.TryRent(1 << 16, second), Is.SameAs(block));
        // The first one comes late.
        BlockPool.Return(block, first);
        Assert.That(BlockPool.BytesInUse, Is.EqualTo(before + block.Bytes), "the block is the second storage's");
        BlockPool.Return(block, second);
        BlockPool.Return(block, second);
        Assert.That(BlockPool.BytesInUse, Is.EqualTo(before));
        GC.KeepAlive(first);
    }

    [Test]
    public void Tensors_leave_room_for_the_rest_of_the_program() =>
        Assert.That(BlockPool.Limit, Is.LessThanOrEqualTo(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 2));

    [Test]
    public void What_there_is_no_memory_for_is_refused_with_its_size()
    {
        BlockPool.Clear();
        long limit = BlockPool.Limit;
        BlockPool.Limit = BlockPool.BytesInUse + (8 * Mebibyte);
        try
        {
            var row = Tensor.Range(2000, DType.Float64);
            var refusal = Assert.Throws<OutOfMemoryException>(() => _ = row + row.Reshape(2000, 1));
            Assert.That(refusal!.Message, Does.Contain("4,000,000 elements of float64").And.Contain("32,000,000 bytes"));
            // What others have dropped is found before anything is refused.
            for (int i = 0; i < 100; i++) DropTable(row);
        }
        finally
        {
            BlockPool.Limit = limit;
        }
    }

    private static long Garbage(Action work, ref long most)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        work();
        most = Math.Max(most, BlockPool.BytesInUse);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Churn(int count, int first)
    {
        Tensor a = Tensor.Range(16, DType.Float32) + first, b = a + 1;
        for (int i = 0; i < count; i++) _ = a + b;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Large(int count)
    {
        for (int i = 0; i < count; i++) _ = Mebibytes + Mebibytes;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void DropTable(Tensor row) => _ = row[..1000].Reshape(1000, 1) + row[..500];

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Tensor Numbers(int first) => Tensor.Range(1 << 18, DType.Float32) + first;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void DropWithFinalizer(int number) => _ = new Finalized(Tensor.Zeros([4096]) + number, 4096.0 * number);

    private static nint Place(Tensor x)
    {
        fixed (float* first = (HostStorage<float>)x.Concrete.Storage) return (nint)first;
    }

    private sealed class Finalized(Tensor tensor, double expected)
    {
        public static readonly List<(double Found, double Expected)> Sums = [];

        ~Finalized()
        {
            double found = tensor.Sum().Item();
            lock (Sums) Sums.Add((found, expected));
        }
    }
}
