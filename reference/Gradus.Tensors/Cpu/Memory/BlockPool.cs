using System.Runtime.CompilerServices;

namespace Gradus.Tensors.Cpu;

/// <summary>The blocks there are: those that storages have, by the collector's generation of the storage, and those that are free, by size.</summary>
/// <remarks><para>A block is free again when its last tensor is disposed of, at once; or else when the collector has found that nobody can reach its storage. For the
/// collector a storage is a few words, however large its block: left alone it would let them pile up. So the pool counts the bytes that went out since the last
/// collection, and past a budget asks for one, of the youngest generation. Blocks whose storages lived on are counted with their generation, and when it has a budget's
/// worth, it is collected too; the oldest when it has doubled.</para>
/// <para>The budget is small: a collection of the youngest generation takes a small part of the time in which 8 MiB are filled; while going through much more before
/// using a block again leaves the caches, and whatever comes next has to wait for memory.</para>
/// <para>Whoever rents next looks which storages a collection has left. No thread waits for finalizers, and none are needed.</para>
/// <para>What has not been needed between two looks at it is given back to the system. And when there is no memory left, <see cref="IReserve"/>s are dropped.</para></remarks>
internal static class BlockPool
{
    private const int Generations = 3, LooksPerTrim = 16;

    private static readonly Lock Gate = new();

    private static readonly List<Block>[] Rented = [[], [], []];
    private static readonly long[] RentedBytes = new long[Generations];
    private static readonly int[] Collections = new int[Generations];

    private static readonly Stack<Block>[] Free = [.. Enumerable.Range(0, BlockSizes.Count).Select(_ => new Stack<Block>())];
    private static readonly int[] LeastFree = new int[BlockSizes.Count];

    // Those that nobody else knows any more are gone from here, too.
    private static readonly ConditionalWeakTable<IReserve, object?> Reserves = new();

    private static long freeBytes, oldBytes;
    private static int looks;

    // What the machine, its container or the collector's hard limit has room for.
    private static readonly long Available = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;

    /// <summary>How many bytes there may be, of tensors that are in use and of free ones: half of what there is room for, so that there is room for the rest of the
    /// program, which has to hold what products pack, too: a few megabytes for each thread that multiplies. It is less when managed objects take more than the other half.</summary>
    internal static long Limit { get; set; } = Available / 2;

    /// <summary>How many bytes may go out before the collector is asked to look at the youngest storages.</summary>
    internal static long Budget { get; set; } = Math.Min(8L << 20, Math.Max(Limit / 8, 1L << 20));

    /// <summary>The bytes that storages have, as far as is known: some may be unreachable already.</summary>
    internal static long BytesInUse
    {
        get
        {
            lock (Gate) return RentedBytes.Sum();
        }
    }

    /// <summary>The bytes that wait to be used again.</summary>
    internal static long BytesFree
    {
        get
        {
            lock (Gate) return freeBytes;
        }
    }

    /// <summary>A block for a storage; null when there is no memory left, even after a full collection.</summary>
    public static Block? TryRent(long bytes, Storage tenant)
    {
        int kind = BlockSizes.Kind(bytes);
        lock (Gate)
        {
            if (GC.CollectionCount(0) != Collections[0]) Look();
            if (RentedBytes[0] + bytes > Budget && RentedBytes[0] > 0) Collect(Due());
            var block = Take(kind);
            if (block is null)
            {
                foreach (var (reserve, _) in Reserves) reserve.Drop();
                Collect(Generations - 1);
                Trim(all: true);
                block = Take(kind);
            }
            if (block is null) return null;
            block.Tenant = tenant;
            Enlist(block, 0);
            return block;
        }
    }

    /// <summary>Makes a reserve known, for as long as somebody else has it.</summary>
    public static void Add(IReserve reserve) => Reserves.Add(reserve, null);

    /// <summary>Takes a block back before its storage has been collected. Nothing happens when the block is not, or no longer, that storage's.</summary>
    /// <remarks>Whoever waits for the gate here may find that a collection has taken the block back meanwhile, and that it is somebody else's. That the storage is asked
    /// for within the gate also keeps it from the collector until then.</remarks>
    public static void Return(Block block, Storage tenant)
    {
        lock (Gate)
        {
            if (!ReferenceEquals(block.Tenant, tenant)) return;
            Delist(block);
            PutBack(block);
        }
    }

    /// <summary>Collects everything and gives what is free back to the system: for tests.</summary>
    internal static void Clear()
    {
        lock (Gate)
        {
            Collect(Generations - 1);
            Trim(all: true);
        }
    }

    // The generation to collect: the oldest that has outgrown what it may have.
    private static int Due() => RentedBytes[2] > (2 * oldBytes) + Budget ? 2 : RentedBytes[1] > Budget ? 1 : 0;

    private static void Collect(int generation)
    {
        GC.Collect(generation, GCCollectionMode.Forced, blocking: true);
        Look();
    }

    // Frees the blocks whose storages the last collections have found unreachable, and notes where the others are now.
    private static void Look()
    {
        int oldest = 0;
        for (int generation = 0; generation < Generations; generation++)
        {
            int count = GC.CollectionCount(generation);
            if (count != Collections[generation]) oldest = generation;
            Collections[generation] = count;
        }
        for (int generation = oldest; generation >= 0; generation--)
        {
            var list = Rented[generation];
            for (int place = list.Count - 1; place >= 0; place--)
            {
                var block = list[place];
                if (block.Tenant is not { } tenant)
                {
                    Delist(block);
                    PutBack(block);
                }
                else if (Math.Min(GC.GetGeneration(tenant), Generations - 1) is var now && now != generation)
                {
                    Delist(block);
                    Enlist(block, now);
                }
            }
        }
        if (oldest == Generations - 1) oldBytes = RentedBytes[oldest];
        if (++looks % LooksPerTrim == 0) Trim(all: false);
    }

    private static Block? Take(int kind)
    {
        if (Free[kind].TryPop(out var block))
        {
            freeBytes -= block.Bytes;
            LeastFree[kind] = Math.Min(LeastFree[kind], Free[kind].Count);
            return block;
        }
        LeastFree[kind] = 0;
        long limit = Math.Min(Limit, Available - GC.GetTotalMemory(forceFullCollection: false));
        return RentedBytes.Sum() + freeBytes + BlockSizes.Bytes(kind) > limit ? null : Block.TryMake(kind);
    }

    private static void PutBack(Block block)
    {
        block.Tenant = null;
        Free[block.Kind].Push(block);
        freeBytes += block.Bytes;
    }

    private static void Enlist(Block block, int generation)
    {
        (block.Generation, block.Place) = (generation, Rented[generation].Count);
        Rented[generation].Add(block);
        RentedBytes[generation] += block.Bytes;
    }

    private static void Delist(Block block)
    {
        var list = Rented[block.Generation];
        var last = list[^1];
        list[block.Place] = last;
        last.Place = block.Place;
        list.RemoveAt(list.Count - 1);
        RentedBytes[block.Generation] -= block.Bytes;
        block.Generation = -1;
    }

    // Gives back what stood free all the time since the last look; or all of it.
    private static void Trim(bool all)
    {
        for (int kind = 0; kind < Free.Length; kind++)
        {
            for (int count = all ? Free[kind].Count : LeastFree[kind]; count > 0; count--)
            {
                var block = Free[kind].Pop();
                freeBytes -= block.Bytes;
                block.Free();
            }
            LeastFree[kind] = Free[kind].Count;
        }
    }
}
