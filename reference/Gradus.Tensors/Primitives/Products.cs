namespace Gradus.Tensors;

/// <summary>Matrix products of the last two axes; all axes before are equal: [..., m, k] · [..., k, n] → [..., m, n]. Linear in each argument.</summary>
public sealed class Dot : Primitive
{
    /// <inheritdoc/>
    public override string Name => "dot";

    /// <inheritdoc/>
    protected override object Identity => Name;

    /// <inheritdoc/>
    public override TensorType Infer(ReadOnlySpan<TensorType> inputs)
    {
        Shape a = inputs[0].Shape, b = inputs[1].Shape;
        if (inputs[0].DType != inputs[1].DType || !inputs[0].DType.IsFloat()) throw Refuse(inputs, "both must be float32, or both float64.");
        if (a.Rank < 2 || b.Rank != a.Rank) throw Refuse(inputs, "both need the same number of axes, at least two.");
        if (a[-1] != b[-2]) throw Refuse(inputs, $"the columns of the left ({a[-1]}) must be as many as the rows of the right ({b[-2]}).");
        for (int axis = 0; axis < a.Rank - 2; axis++)
        {
            if (a[axis] != b[axis]) throw Refuse(inputs, $"the lengths of the batch axis {axis} differ.");
        }
        return inputs[0] with { Shape = a.With(-1, b[-1]) };
    }

    /// <inheritdoc/>
    protected internal override Tensor Execute(ReadOnlySpan<Tensor> inputs)
    {
        if (!Fits(inputs[0], inputs[1])) Infer([inputs[0].Type, inputs[1].Type]);
        return Placement.Common(this, inputs).Backend.Dot((DenseTensor)inputs[0], (DenseTensor)inputs[1]);
    }

    /// <inheritdoc/>
    public override Tensor Batch(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<bool> isBatched, int size)
    {
        // One matrix for the whole batch of matrices is one product of a taller matrix: [size·m, k] · [k, n].
        if (isBatched[0] && !isBatched[1] && inputs[1].Rank == 2)
        {
            Shape a = inputs[0].Shape;
            return inputs[0].Reshape([size * a[1], a[2]]).MatMul(inputs[1]).Reshape([size, a[1], inputs[1].Shape[1]]);
        }
        return Bind(ElementwisePrimitive.Batched(inputs, isBatched, size));
    }

    // What Infer asks, of two matrices, without a type made for the answer: products of small matrices take no longer.
    private static bool Fits(Tensor a, Tensor b) => a.Rank == 2 && b.Rank == 2 && a.Shape[1] == b.Shape[0] && a.DType == b.DType && a.DType.IsFloat();
}
