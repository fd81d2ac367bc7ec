using Gradus.Tensors;

namespace Gradus.Compiler.Execution;

/// <summary>Where the elements of a slot are while the program runs.</summary>
internal enum SlotKind
{
    /// <summary>In the tensor that the caller gives.</summary>
    Input,

    /// <summary>In a tensor that the program has.</summary>
    Constant,

    /// <summary>In a block of the workspace, which serves others before and after.</summary>
    Block,

    /// <summary>In memory of its own, which the caller gets.</summary>
    Result,
}

/// <summary>A place for elements that a plan speaks of before there is any memory. Tensors over it have shapes, offsets and strides; views of them are made by the views' own
/// primitives.</summary>
/// <param name="dtype">The type of the elements.</param>
/// <param name="length">How many there are.</param>
/// <param name="index">Its number in the plan.</param>
/// <param name="kind">Where the elements will be.</param>
internal sealed class Slot(DType dtype, int length, int index, SlotKind kind) : Storage(dtype, length)
{
    /// <summary>Its number in the plan.</summary>
    public int Index { get; } = index;

    /// <summary>Where the elements will be.</summary>
    public SlotKind Kind { get; set; } = kind;

    /// <summary>The step that writes it; −1 for what is there before the first.</summary>
    public int Written { get; set; } = -1;

    /// <summary>The last step that reads it.</summary>
    public int LastRead { get; set; } = -1;

    /// <summary>The number of the block, when it has one.</summary>
    public int Block { get; set; } = -1;

    /// <summary>How many bytes the elements take.</summary>
    public long Bytes => (long)Length * Fusion.Flavour.Bytes(DType);

    /// <inheritdoc/>
    public override Device Device => Device.Cpu;
}

/// <summary>Elements of a slot, seen through an offset and strides.</summary>
/// <param name="Slot">The slot's number.</param>
/// <param name="Shape">The lengths of the axes.</param>
/// <param name="Offset">Where in the slot the first element lies.</param>
/// <param name="Strides">How far neighbours along each axis lie apart.</param>
internal sealed record SlotView(int Slot, Shape Shape, int Offset, int[] Strides)
{
    /// <summary>What a tensor over a slot sees.</summary>
    public static SlotView Of(DenseTensor planned) => new(((Slot)planned.Storage).Index, planned.Shape, planned.Offset, planned.Strides.ToArray());
}
