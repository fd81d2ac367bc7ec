namespace Gradus.Tensors;

/// <summary>The same elements, row-major, under another shape. A view where strides can say it; otherwise a copy.</summary>
public sealed class Reshape(Shape shape) : Primitive
{
    /// <inheritdoc/>
    public override string Name => "reshape";

    /// <summary>The shape of the result.</summary>
    public Shape Shape { get; } = shape;

    /// <inheritdoc/>
    public override string Parameters => $"{Shape}";

    /// <inheritdoc/>
    protected override object Identity => Shape;

    /// <inheritdoc/>
    public override TensorType Infer(ReadOnlySpan<TensorType> inputs) =>
        inputs[0].Shape.Size == Shape.Size
            ? inputs[0] with { Shape = Shape }
            : throw Refuse(inputs, $"{inputs[0].Shape.Size} elements do not fill the {Shape.Size} places of {Shape}.");

    /// <summary>Whether strides can say it of a tensor: then nothing is copied.</summary>
    internal bool IsViewOf(DenseTensor x) => x.IsContiguous || (x.Size > 0 && StridesOf(x) is not null);

    /// <inheritdoc/>
    protected internal override Tensor Execute(ReadOnlySpan<Tensor> inputs)
    {
        if (inputs[0].Size != Shape.Size) Infer(TypesOf(inputs));
        var x = (DenseTensor)inputs[0];
        if (!x.IsContiguous && x.Size > 0 && StridesOf(x) is { } strides) return x.View(Shape, x.Offset, strides);
        // The view shares the memory of what it is made of; only the view is the result.
        using var rowMajor = x.Contiguous();
        return rowMajor.View(Shape, rowMajor.Offset, Shape.RowMajorStrides);
    }

    // The strides with which the same storage has the new shape; null when it has to be copied. NumPy's rule: both shapes fall into runs of axes with equal numbers of
    // elements, the smallest such, and the axes of a run must follow one another as row-major ones do.
    private int[]? StridesOf(DenseTensor x)
    {
        ReadOnlySpan<int> from = x.Shape.AsSpan(), to = Shape.AsSpan();
        var strides = new int[to.Length];
        int i = from.Length - 1, j = to.Length - 1;
        while (j >= 0)
        {
            if (to[j] == 1)
            {
                j--;
                continue;
            }
            while (from[i] == 1) i--;
            int run = i, last = j, elements = from[i], places = to[j];
            while (elements != places)
            {
                if (elements < places) elements *= from[--i];
                else places *= to[--j];
            }
            for (int axis = run, step = x.Strides[run]; axis >= i; axis--)
            {
                if (from[axis] == 1) continue;
                if (x.Strides[axis] != step) return null;
                step *= from[axis];
            }
            for (int axis = last, step = x.Strides[run]; axis >= j; axis--)
            {
                strides[axis] = step;
                step *= to[axis];
            }
            (i, j) = (i - 1, j - 1);
        }
        return strides;
    }

    /// <inheritdoc/>
    public override Tensor Batch(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<bool> isBatched, int size) => new Reshape(Shape.Insert(0, size)).Bind(inputs);
}
