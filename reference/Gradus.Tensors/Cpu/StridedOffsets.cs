namespace Gradus.Tensors.Cpu;

/// <summary>Where in its storage each element of a view lies, in row-major order.</summary>
internal struct StridedOffsets(DenseTensor x)
{
    private readonly int[] position = new int[x.Rank];
    private int next = x.Offset;
    private int left = x.Size;

    /// <summary>The offset under way.</summary>
    public int Current { get; private set; }

    /// <summary>For foreach.</summary>
    public readonly StridedOffsets GetEnumerator() => this;

    /// <summary>On to the next element.</summary>
    public bool MoveNext()
    {
        if (left-- == 0) return false;
        Current = next;
        var shape = x.Shape.AsSpan();
        var strides = x.Strides;
        for (int axis = shape.Length - 1; axis >= 0; axis--)
        {
            next += strides[axis];
            if (++position[axis] < shape[axis]) break;
            next -= strides[axis] * shape[axis];
            position[axis] = 0;
        }
        return true;
    }
}
