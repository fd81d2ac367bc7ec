using Gradus.Tensors;

namespace Gradus.Compiler.Execution;

/// <summary>The axes that a group goes over, as few as there can be: neighbouring axes that are one run of equal steps for all operands become one.</summary>
internal sealed class IterationSpace
{
    private readonly List<int> lengths = [];
    private readonly List<int[]> strides = [];
    private readonly List<bool> gone = [];

    /// <summary>Merges axes.</summary>
    /// <param name="shape">The lengths of the axes, none of which is 0 or 1.</param>
    /// <param name="operands">The strides of each operand, in elements.</param>
    /// <param name="isGone">Which axes a reduction combines; null when there is none. Kept and combined axes stay apart.</param>
    public IterationSpace(Shape shape, IReadOnlyList<int[]> operands, bool[]? isGone)
    {
        for (int axis = 0; axis < shape.Rank; axis++)
        {
            int[] own = [.. operands.Select(operand => operand[axis])];
            bool goes = isGone is not null && isGone[axis];
            if (axis > 0 && gone[^1] == goes && own.Select(stride => stride * shape[axis]).SequenceEqual(strides[^1]))
            {
                lengths[^1] *= shape[axis];
                strides[^1] = own;
                continue;
            }
            lengths.Add(shape[axis]);
            strides.Add(own);
            gone.Add(goes);
        }
        if (lengths.Count > 0) return;
        lengths.Add(1);
        strides.Add([.. operands.Select(_ => 1)]);
        gone.Add(isGone is not null);
    }

    /// <summary>How many axes there are; at least 1.</summary>
    public int Rank => lengths.Count;

    /// <summary>The lengths of the axes.</summary>
    public IReadOnlyList<int> Lengths => lengths;

    /// <summary>For each axis, how far neighbours of each operand lie apart, in elements.</summary>
    public IReadOnlyList<int[]> Strides => strides;

    /// <summary>For each axis, whether it is combined.</summary>
    public IReadOnlyList<bool> IsGone => gone;

    /// <summary>Whether the combined axes are one axis for all operands, first or last, so that elements can be combined in the order in which they would lie in memory.</summary>
    public bool IsOneRun => gone.Count(isGone => isGone) <= 1;
}
