using System.Globalization;

namespace Gradus.Tensors;

// More elements around a tensor: a number, or other tensors.

/// <summary>The argument surrounded by a value: Before[i] elements ahead of axis i, After[i] behind it, Between[i] between neighbours.</summary>
public sealed class Pad(int[] before, int[] after, int[] between, double value = 0) : Primitive
{
    /// <inheritdoc/>
    public override string Name => "pad";

    /// <summary>How many elements are put ahead of each axis.</summary>
    public IReadOnlyList<int> Before { get; } = before;

    /// <summary>How many elements are put behind each axis.</summary>
    public IReadOnlyList<int> After { get; } = after;

    /// <summary>How many elements are put between neighbours along each axis.</summary>
    public IReadOnlyList<int> Between { get; } = between;

    /// <summary>What is put there.</summary>
    public double Value { get; } = value;

    /// <inheritdoc/>
    public override string Parameters => $"before=[{string.Join(", ", Before)}], after=[{string.Join(", ", After)}], between=[{string.Join(", ", Between)}]"
        + (Value == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", value={Value}"));

    /// <inheritdoc/>
    protected override object Identity => (Listed(before), Listed(after), Listed(between), BitConverter.DoubleToInt64Bits(Value));

    /// <inheritdoc/>
    public override TensorType Infer(ReadOnlySpan<TensorType> inputs)
    {
        var shape = inputs[0].Shape;
        if (before.Length != shape.Rank || after.Length != shape.Rank || between.Length != shape.Rank)
        {
            throw Refuse(inputs, $"it names {before.Length} axes of {shape.Rank}.");
        }
        var lengths = new int[before.Length];
        for (int axis = 0; axis < lengths.Length; axis++)
        {
            if (before[axis] < 0 || after[axis] < 0 || between[axis] < 0) throw Refuse(inputs, "a padding cannot be negative; slice instead.");
            long length = (long)before[axis] + shape[axis] + (Math.Max(shape[axis] - 1L, 0) * between[axis]) + after[axis];
            if (length > int.MaxValue) throw Refuse(inputs, $"axis {axis} would have the length {length}; the greatest is {int.MaxValue}.");
            lengths[axis] = (int)length;
        }
        return inputs[0] with { Shape = Shape.Create(lengths) };
    }

    /// <inheritdoc/>
    protected internal override Tensor Execute(ReadOnlySpan<Tensor> inputs)
    {
        Infer(TypesOf(inputs));
        return inputs[0].Device.Backend.Pad((DenseTensor)inputs[0], Value, before, after, between);
    }

    /// <inheritdoc/>
    public override Tensor Batch(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<bool> isBatched, int size) =>
        new Pad([0, .. Before], [0, .. After], [0, .. Between], Value).Bind(inputs);
}

/// <summary>The arguments one after another along an axis.</summary>
public sealed class Concatenate(int axis) : Primitive
{
    /// <inheritdoc/>
    public override string Name => "concatenate";

    /// <summary>The axis, from 0.</summary>
    public int Axis { get; } = axis;

    /// <inheritdoc/>
    public override string Parameters => $"axis={Axis}";

    /// <inheritdoc/>
    protected override object Identity => Axis;

    /// <inheritdoc/>
    public override TensorType Infer(ReadOnlySpan<TensorType> inputs)
    {
        long length = 0;
        if ((uint)Axis >= (uint)inputs[0].Shape.Rank) throw Refuse(inputs, $"there is no axis {Axis}.");
        foreach (var input in inputs)
        {
            if (input.DType != inputs[0].DType) throw Refuse(inputs, $"types of elements do not mix; convert with .To(DType.{inputs[0].DType}).");
            if (input.Shape.Rank != inputs[0].Shape.Rank || !input.Shape.With(Axis, 0).Equals(inputs[0].Shape.With(Axis, 0)))
            {
                throw Refuse(inputs, $"all axes but axis {Axis} must have equal lengths.");
            }
            length += input.Shape[Axis];
        }
        if (length > int.MaxValue) throw Refuse(inputs, $"axis {Axis} would have the length {length}; the greatest is {int.MaxValue}.");
        return inputs[0] with { Shape = inputs[0].Shape.With(Axis, (int)length) };
    }

    /// <inheritdoc/>
    protected internal override Tensor Execute(ReadOnlySpan<Tensor> inputs)
    {
        Infer(TypesOf(inputs));
        return Placement.Common(this, inputs).Backend.Concatenate(inputs, Axis);
    }

    /// <inheritdoc/>
    public override Tensor Batch(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<bool> isBatched, int size) =>
        new Concatenate(Axis + 1).Bind(ElementwisePrimitive.Batched(inputs, isBatched, size));
}
