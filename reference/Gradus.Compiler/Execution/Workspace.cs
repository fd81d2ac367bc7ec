using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Gradus.Compiler.Fusion;
using Gradus.Tensors;

namespace Gradus.Compiler.Execution;

/// <summary>The memory of one call of a program: the blocks, which are kept for the next call, and where each slot's elements are.</summary>
internal sealed unsafe class Workspace
{
    private readonly Plan plan;
    private readonly Storage[] blocks;
    private readonly DenseTensor?[] tensors, own;
    private readonly DenseTensor?[] views;
    private readonly bool[] isTemporary;
    private readonly nint[] addresses;

    /// <summary>Takes memory for a plan's blocks.</summary>
    public Workspace(Plan plan)
    {
        this.plan = plan;
        int count = plan.Slots.Count;
        blocks = [.. plan.BlockBytes.Select(HostMemory.Block)];
        tensors = new DenseTensor?[count];
        views = new DenseTensor?[plan.ViewCount];
        isTemporary = new bool[count];
        // Steps read it by address: it must not move.
        addresses = GC.AllocateArray<nint>(count + 1, pinned: true);
        foreach (var slot in plan.Slots)
        {
            if (slot.Kind == SlotKind.Constant)
            {
                tensors[slot.Index] = plan.Constants[slot.Index];
                addresses[slot.Index] = (nint)HostMemory.Address(plan.Constants[slot.Index].Storage);
            }
            else if (slot.Block >= 0)
            {
                var storage = HostMemory.Within(blocks[slot.Block], slot.DType, slot.Length);
                tensors[slot.Index] = new DenseTensor(storage, [slot.Length]);
                addresses[slot.Index] = (nint)HostMemory.Address(storage);
            }
        }
        own = [.. tensors];
    }

    /// <summary>The addresses of the slots' first elements.</summary>
    public nint* Addresses => (nint*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(addresses));

    /// <summary>The blocks, for tests that fill them with what nobody may read.</summary>
    internal IReadOnlyList<Storage> Blocks => blocks;

    /// <summary>Takes an input: where its elements are, or, when they may move, a copy.</summary>
    public void Take(Slot slot, DenseTensor input)
    {
        var whole = input.Contiguous();
        if (slot.Block < 0)
        {
            Place(slot, whole);
            return;
        }
        // The elements may be moved by the collector, so they are copied; there are few.
        Unsafe.CopyBlockUnaligned(ref *(byte*)addresses[slot.Index], ref HostMemory.First(whole), (uint)slot.Bytes);
        whole.Dispose();
    }

    /// <summary>Says in which tensor a slot's elements are in this call.</summary>
    /// <param name="slot">The slot.</param>
    /// <param name="whole">A row-major tensor that nobody else has: it is disposed of at the end of the call. What the caller gets are other tensors over its memory.</param>
    public void Place(Slot slot, DenseTensor whole)
    {
        isTemporary[slot.Index] = true;
        tensors[slot.Index] = whole;
        addresses[slot.Index] = (nint)Unsafe.AsPointer(ref HostMemory.First(whole));
    }

    /// <summary>Makes memory for a result.</summary>
    public void Allocate(Slot slot)
    {
        if (slot.Block < 0) Place(slot, new DenseTensor(HostMemory.Create(slot.DType, slot.Length), [slot.Length]));
    }

    /// <summary>The block's storage of a slot, for an operation to write to.</summary>
    public Storage BlockOf(Slot slot) => own[slot.Index]!.Storage;

    /// <summary>Whether a view's tensor belongs to the workspace; otherwise it is disposed of after use.</summary>
    public bool Owns(SlotView view) => own[view.Slot] is not null;

    /// <summary>A view of a slot as a tensor. Views of blocks and constants are made once.</summary>
    /// <param name="view">What is seen.</param>
    /// <param name="number">The view's number in the plan.</param>
    public DenseTensor TensorOf(SlotView view, int number)
    {
        if (Owns(view) && views[number] is { } made) return made;
        var tensor = tensors[view.Slot]!;
        var seen = tensor.View(view.Shape, tensor.Offset + view.Offset, view.Strides);
        if (Owns(view)) views[number] = seen;
        return seen;
    }

    /// <summary>A result as the caller gets it.</summary>
    public DenseTensor ResultOf(SlotView view)
    {
        var slot = plan.Slots[view.Slot];
        if (slot.Kind != SlotKind.Result || slot.Block < 0)
        {
            var tensor = tensors[view.Slot]!;
            return tensor.View(view.Shape, tensor.Offset + view.Offset, view.Strides);
        }
        // Computed in a block, because it is small: it gets memory of its own now.
        if (tensors[view.Slot] == own[view.Slot])
        {
            var storage = HostMemory.Create(slot.DType, slot.Length);
            Unsafe.CopyBlockUnaligned(ref HostMemory.First(storage), ref *(byte*)addresses[view.Slot], (uint)slot.Bytes);
            tensors[view.Slot] = new DenseTensor(storage, [slot.Length]);
        }
        var copy = tensors[view.Slot]!;
        return view.Offset == 0 && view.Shape.Size == slot.Length && copy.View(view.Shape, 0, view.Strides).IsContiguous ? new DenseTensor(copy.Storage, view.Shape) : copy.View(view.Shape, view.Offset, view.Strides);
    }

    /// <summary>Lets go of what belongs to the call: inputs and results.</summary>
    public void Release()
    {
        for (int i = 0; i < isTemporary.Length; i++)
        {
            if (isTemporary[i]) tensors[i]!.Dispose();
            isTemporary[i] = false;
            tensors[i] = own[i];
        }
    }
}
