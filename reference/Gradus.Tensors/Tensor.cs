namespace Gradus.Tensors;

/// <summary>An n-dimensional array of numbers (float32, float64), integers or truth values that is never changed: operations make new ones.</summary>
/// <remarks>Inside a transformation (Grad, Vmap, …) a tensor is a tracer: it looks the same, and its operations are followed. There is no data type
/// promotion: tensors of two types do not mix (<see cref="To(DType)"/> converts), and a C# number takes the type of the tensor beside it.
/// <c>==</c> asks, as for all C# objects, whether two variables hold the same tensor; <see cref="Equal(Tensor, Tensor)"/> compares elements.</remarks>
public abstract partial class Tensor : IDisposable
{
    /// <summary>For the tensor kinds of this assembly and of those who follow traces.</summary>
    protected Tensor(DType dtype, Shape shape, Trace? trace)
    {
        DType = dtype;
        Shape = shape;
        Trace = trace;
    }

    /// <summary>The lengths of the axes.</summary>
    public Shape Shape { get; }

    /// <summary>The type of the elements.</summary>
    public DType DType { get; }

    /// <summary>Who follows this tensor; null for plain numbers.</summary>
    public Trace? Trace { get; }

    /// <summary>What it is computed by.</summary>
    public abstract Device Device { get; }

    /// <summary>The numbers behind the tensor.</summary>
    /// <remarks>Of plain numbers it is the tensor itself, and of others what they hold: not a new tensor, so do not dispose of it. <see cref="Detach"/> gives one.</remarks>
    /// <exception cref="UnknownValueException">They are not known inside the transformation under way.</exception>
    public abstract DenseTensor Concrete { get; }

    /// <summary>How many axes there are.</summary>
    public int Rank => Shape.Rank;

    /// <summary>How many elements there are.</summary>
    public int Size => Shape.Size;

    /// <summary>Type of elements and shape.</summary>
    public TensorType Type => new(DType, Shape);

    /// <summary>The only element, as a double.</summary>
    /// <exception cref="InvalidOperationException">There is more than one, or none.</exception>
    /// <exception cref="UnknownValueException">It is not known inside the transformation under way.</exception>
    public double Item() => Size == 1
        ? Concrete.InType(DType.Float64).ToArray<double>()[0]
        : throw new InvalidOperationException($"Item() reads a tensor with one element; this one is {Type}. Use Sum(), Mean() or an index first.");

    /// <summary>The elements, row-major.</summary>
    /// <exception cref="InvalidOperationException"><typeparamref name="T"/> is not the type of the elements.</exception>
    /// <exception cref="UnknownValueException">They are not known inside the transformation under way.</exception>
    public T[] ToArray<T>() where T : unmanaged
    {
        if (DTypes.Of<T>() != DType)
        {
            throw new InvalidOperationException($"The elements are {DType.Name()}, not {DTypes.Of<T>().Name()}: convert with .To(DType.{DTypes.Of<T>()}) first.");
        }
        var items = new T[Size];
        var numbers = Concrete;
        numbers.Device.Backend.Download(numbers, items.AsSpan());
        return items;
    }

    /// <summary>The numbers alone: what was followed is not followed through this.</summary>
    /// <exception cref="UnknownValueException">They are not known inside the transformation under way.</exception>
    public Tensor Detach() => Concrete.Again();

    /// <summary>Says that the tensor will not be used again: <c>using var y = a + b;</c>. There is no need to: without it the garbage collector finds out, later.</summary>
    /// <remarks>When all tensors that share its memory (views of it, and what it is a view of) have been disposed of, the memory serves the next result at once.
    /// An operation that changes nothing, as <c>x.Reshape(x.Shape)</c>, makes a view: disposing of it leaves x as it was. Of the functions that are composed of several operations
    /// only the most frequent dispose of what their steps make; the others leave it to the collector, and views of the last step's result that keep its memory with them. A tensor that a transformation follows (Grad, Vmap, …)
    /// is not affected: what is needed for derivatives stays.</remarks>
    public virtual void Dispose()
    {
    }

    /// <summary>The same tensor as a result of its own, which is disposed of by itself. What is followed cannot be disposed of, and needs none.</summary>
    internal virtual Tensor Again() => this;
}
