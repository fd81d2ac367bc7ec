namespace Gradus.Compiler.Execution;

/// <summary>Which values share a block of memory: those that are never needed at the same time.</summary>
/// <remarks>The steps are gone through in order. What a step writes goes into the block of an argument that dies there, if the step can work in place; else into the
/// smallest free block that holds it and is at most twice as long; else into a new one. Then the blocks of what died are free.</remarks>
internal static class BlockPlanner
{
    // Smaller blocks are not worth being told apart.
    private const long Smallest = 4096;

    /// <summary>Gives every slot that needs one a block; the blocks' sizes in bytes.</summary>
    public static IReadOnlyList<long> Assign(IReadOnlyList<Slot> slots, IReadOnlyList<IStep> steps)
    {
        for (int i = 0; i < steps.Count; i++)
        {
            foreach (var slot in steps[i].Reads) slot.LastRead = i;
            foreach (var slot in steps[i].Writes) slot.Written = i;
        }
        foreach (var slot in slots)
        {
            if (slot.Kind == SlotKind.Result) slot.LastRead = int.MaxValue;
        }
        List<long> sizes = [];
        List<int> free = [];
        foreach (var slot in slots)
        {
            if (slot.Kind == SlotKind.Input && Needs(slot)) slot.Block = Take(slot.Bytes, sizes, free);
        }
        for (int i = 0; i < steps.Count; i++)
        {
            HashSet<Slot> replaced = [];
            foreach (var (read, written) in steps[i].InPlace)
            {
                if (!Needs(written) || written.Block >= 0 || read.Block < 0 || read.LastRead != i || !replaced.Add(read)) continue;
                written.Block = read.Block;
            }
            foreach (var slot in steps[i].Writes)
            {
                if (Needs(slot) && slot.Block < 0) slot.Block = Take(slot.Bytes, sizes, free);
            }
            var dead = steps[i].Reads.Where(slot => slot.LastRead == i && !replaced.Contains(slot)).Concat(steps[i].Writes.Where(slot => slot.LastRead <= i)).Where(slot => slot.Block >= 0);
            free.AddRange(dead.Distinct().Select(slot => slot.Block));
        }
        return sizes;
    }

    // Elements that the collector may move are worked on in a block, and copied from or to where the caller has them.
    private static bool Needs(Slot slot) => slot.Kind == SlotKind.Block || (slot.Kind != SlotKind.Constant && slot.Bytes <= HostMemory.MostBytesThatMove);

    private static int Take(long bytes, List<long> sizes, List<int> free)
    {
        long wanted = Math.Max(bytes, Smallest);
        int best = -1;
        foreach (int block in free)
        {
            if (sizes[block] >= wanted && sizes[block] <= 2 * wanted && (best < 0 || sizes[block] < sizes[best])) best = block;
        }
        if (best >= 0)
        {
            free.Remove(best);
            return best;
        }
        sizes.Add((wanted + 63) & ~63L);
        return sizes.Count - 1;
    }
}
