namespace Gradus.Tensors;

/// <summary>An operation that acts on each element by itself, on arguments of one shape.</summary>
public abstract class ElementwisePrimitive(string name) : Primitive
{
    /// <inheritdoc/>
    public override string Name { get; } = name;

    /// <summary>Arguments of one shape stay so with one more axis: those that lack it get it.</summary>
    public override Tensor Batch(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<bool> isBatched, int size) => Bind(Batched(inputs, isBatched, size));

    /// <summary>Every argument with the first axis that the batched ones have.</summary>
    internal static Tensor[] Batched(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<bool> isBatched, int size)
    {
        var stacked = new Tensor[inputs.Length];
        for (int i = 0; i < stacked.Length; i++) stacked[i] = isBatched[i] ? inputs[i] : inputs[i].BroadcastTo(inputs[i].Shape.Insert(0, size));
        return stacked;
    }

    /// <summary>Checks that arguments have one shape and one accepted type of elements.</summary>
    protected void RequireAlike(ReadOnlySpan<TensorType> inputs, Func<DType, bool> accepts, string accepted)
    {
        foreach (var input in inputs)
        {
            if (!accepts(input.DType)) throw Refuse(inputs, $"it takes {accepted}.");
            if (input.DType != inputs[0].DType) throw Refuse(inputs, $"types of elements do not mix; convert one with .To(DType.{inputs[0].DType}).");
            if (!input.Shape.Equals(inputs[0].Shape)) throw Refuse(inputs, "the shapes must be equal; BroadcastTo makes them so.");
        }
    }
}

/// <summary>y = op(x), element by element.</summary>
/// <param name="name">The operation's name.</param>
/// <param name="integers">Whether it is defined on int32.</param>
public sealed class Unary<TOp>(string name, bool integers = false) : ElementwisePrimitive(name) where TOp : struct, IUnaryOp
{
    /// <inheritdoc/>
    protected override object Identity => (Name, integers);

    /// <inheritdoc/>
    public override TensorType Infer(ReadOnlySpan<TensorType> inputs)
    {
        RequireAlike(inputs, Accepts, integers ? "float32, float64 or int32" : "float32 or float64");
        return inputs[0];
    }

    /// <inheritdoc/>
    protected internal override Tensor Execute(ReadOnlySpan<Tensor> inputs)
    {
        var x = (DenseTensor)inputs[0];
        if (!Accepts(x.DType)) Infer(TypesOf(inputs));
        return x.Device.Backend.Map<TOp>(x);
    }

    private bool Accepts(DType dtype) => dtype.IsFloat() || (integers && dtype == DType.Int32);
}

/// <summary>y = op(a, b), element by element.</summary>
/// <param name="name">The operation's name.</param>
/// <param name="integers">Whether it is defined on int32.</param>
/// <param name="masks">Whether it is defined on bool.</param>
/// <param name="floats">Whether it is defined on float32 and float64.</param>
public sealed class Binary<TOp>(string name, bool integers = false, bool masks = false, bool floats = true) : ElementwisePrimitive(name) where TOp : struct, IBinaryOp
{
    /// <inheritdoc/>
    protected override object Identity => (Name, integers, masks, floats);

    /// <inheritdoc/>
    public override TensorType Infer(ReadOnlySpan<TensorType> inputs)
    {
        string[] accepted = [.. floats
            ? ["float32", "float64"]
            : Array.Empty<string>(), .. integers ? ["int32"] : Array.Empty<string>(), .. masks ? ["bool"] : Array.Empty<string>()];
        RequireAlike(inputs, Accepts, string.Join(" or ", accepted));
        return inputs[0];
    }

    /// <inheritdoc/>
    protected internal override Tensor Execute(ReadOnlySpan<Tensor> inputs)
    {
        DenseTensor a = (DenseTensor)inputs[0], b = (DenseTensor)inputs[1];
        if (a.DType != b.DType || !Accepts(a.DType) || !a.Shape.Equals(b.Shape)) Infer(TypesOf(inputs));
        return Placement.Common(this, inputs).Backend.Zip<TOp>(a, b);
    }

    private bool Accepts(DType dtype) => dtype switch { DType.Bool => masks, DType.Int32 => integers, _ => floats };
}

/// <summary>y = does op(a, b) hold, element by element: a mask.</summary>
public sealed class Comparison<TOp>(string name) : ElementwisePrimitive(name) where TOp : struct, IComparisonOp
{
    /// <inheritdoc/>
    protected override object Identity => Name;

    /// <inheritdoc/>
    public override TensorType Infer(ReadOnlySpan<TensorType> inputs)
    {
        RequireAlike(inputs, dtype => dtype != DType.Bool, "float32, float64 or int32");
        return inputs[0] with { DType = DType.Bool };
    }

    /// <inheritdoc/>
    protected internal override Tensor Execute(ReadOnlySpan<Tensor> inputs)
    {
        DenseTensor a = (DenseTensor)inputs[0], b = (DenseTensor)inputs[1];
        if (a.DType != b.DType || a.DType == DType.Bool || !a.Shape.Equals(b.Shape)) Infer(TypesOf(inputs));
        return Placement.Common(this, inputs).Backend.Compare<TOp>(a, b);
    }
}

/// <summary>y = condition ? a : b, element by element.</summary>
public sealed class Select() : ElementwisePrimitive("select")
{
    /// <inheritdoc/>
    protected override object Identity => Name;

    /// <inheritdoc/>
    public override TensorType Infer(ReadOnlySpan<TensorType> inputs)
    {
        if (inputs[0].DType != DType.Bool) throw Refuse(inputs, "the condition must be bool, the result of a comparison.");
        if (inputs[1].DType != inputs[2].DType) throw Refuse(inputs, $"types of elements do not mix; convert one with .To(DType.{inputs[1].DType}).");
        if (!inputs[0].Shape.Equals(inputs[1].Shape) || !inputs[1].Shape.Equals(inputs[2].Shape))
        {
            throw Refuse(inputs, "the shapes must be equal; BroadcastTo makes them so.");
        }
        return inputs[1];
    }

    /// <inheritdoc/>
    protected internal override Tensor Execute(ReadOnlySpan<Tensor> inputs)
    {
        Infer([inputs[0].Type, inputs[1].Type, inputs[2].Type]);
        return Placement.Common(this, inputs).Backend.Select((DenseTensor)inputs[0], (DenseTensor)inputs[1], (DenseTensor)inputs[2]);
    }
}

/// <summary>The same numbers in another type.</summary>
public sealed class Cast(DType dtype) : ElementwisePrimitive("cast")
{
    /// <summary>The type of the result's elements.</summary>
    public DType DType { get; } = dtype;

    /// <inheritdoc/>
    public override string Parameters => DType.Name();

    /// <inheritdoc/>
    protected override object Identity => DType;

    /// <inheritdoc/>
    public override TensorType Infer(ReadOnlySpan<TensorType> inputs) => inputs[0] with { DType = DType };

    /// <inheritdoc/>
    protected internal override Tensor Execute(ReadOnlySpan<Tensor> inputs) => inputs[0].Device.Backend.Cast((DenseTensor)inputs[0], DType);
}
