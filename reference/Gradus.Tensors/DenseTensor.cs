namespace Gradus.Tensors;

/// <summary>A tensor of known numbers: a storage, seen through an offset and a stride for each axis.</summary>
public sealed class DenseTensor : Tensor
{
    private readonly int[] strides;

    // Null once the tensor has been disposed of.
    private Storage? storage;

    /// <summary>All of a storage, row-major.</summary>
    /// <exception cref="ArgumentException">The storage has fewer elements than the shape.</exception>
    public DenseTensor(Storage storage, Shape shape) : this(LongEnough(storage, shape), shape, 0, shape.RowMajorStrides)
    {
    }

    /// <summary>A view of a storage.</summary>
    private DenseTensor(Storage storage, Shape shape, int offset, int[] strides) : base(storage.DType, shape, trace: null)
    {
        storage.Acquire();
        this.storage = storage;
        Offset = offset;
        this.strides = strides;
    }

    /// <summary>Where the elements lie.</summary>
    /// <exception cref="ObjectDisposedException">The tensor has been disposed of.</exception>
    public Storage Storage => storage ?? throw Disposed();

    /// <summary>Where in the storage the first element lies.</summary>
    public int Offset { get; }

    /// <summary>How far neighbours along each axis lie apart; 0 along a broadcast axis.</summary>
    public ReadOnlySpan<int> Strides => strides;

    /// <summary>Whether the elements stand in row-major order without gaps.</summary>
    public bool IsContiguous => ReferenceEquals(strides, Shape.RowMajorStrides) || HasRowMajorStrides();

    /// <inheritdoc/>
    public override Device Device => Storage.Device;

    /// <inheritdoc/>
    public override DenseTensor Concrete => this;

    /// <summary>The first element of a storage, standing for all of a shape.</summary>
    /// <exception cref="ArgumentException">The storage has none, and the shape has.</exception>
    public static DenseTensor Spread(Storage storage, Shape shape) =>
        shape.Size > 0 && storage.Length == 0 ? throw TooShort(storage, shape, 1) : new(storage, shape, 0, shape.NoStrides);

    /// <summary>The same elements in row-major order: a view, or a copy. Either is a tensor of its own, to be disposed of by itself.</summary>
    public DenseTensor Contiguous() => IsContiguous ? Again() : Device.Backend.Copy(this);

    /// <inheritdoc/>
    public override void Dispose() => Interlocked.Exchange(ref storage, null)?.Release();

    /// <summary>The same storage seen otherwise.</summary>
    internal DenseTensor View(Shape shape, int offset, int[] strides) => new(Storage, shape, offset, strides);

    /// <inheritdoc/>
    internal override DenseTensor Again() => new(Storage, Shape, Offset, strides);

    // Before the tensor counts as a user of the storage.
    private static Storage LongEnough(Storage storage, Shape shape) => shape.Size <= storage.Length ? storage : throw TooShort(storage, shape, shape.Size);

    private static ArgumentException TooShort(Storage storage, Shape shape, int needed) =>
        new($"A storage of {storage.Length} elements of {storage.DType.Name()} is no place for a tensor of the shape {shape}, which needs {needed}.", nameof(storage));

    private ObjectDisposedException Disposed() => new(nameof(Tensor), $"This tensor, {Type}, has been disposed of: there may be other numbers in its memory.");

    private bool HasRowMajorStrides()
    {
        var expected = Shape.RowMajorStrides;
        for (int axis = 0; axis < expected.Length; axis++)
        {
            if (strides[axis] != expected[axis] && Shape[axis] > 1) return false;
        }
        return true;
    }
}
