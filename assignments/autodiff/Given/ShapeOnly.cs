using Gradus.Tensors;

namespace Gradus.Autodiff;

/// <summary>A trace that asks every operation for its shape rule and computes nothing: for the type of a custom function's value.</summary>
internal sealed class ShapeOnly : Trace
{
    /// <inheritdoc/>
    public override string Transformation => "a shape rule";

    /// <summary>The type of a function's value, given those of its arguments.</summary>
    /// <exception cref="UnknownValueException">The function reads numbers.</exception>
    public static TensorType Of(Func<Tensor[], Tensor> f, ReadOnlySpan<TensorType> inputs)
    {
        var trace = new ShapeOnly();
        try
        {
            var arguments = new Tensor[inputs.Length];
            for (int i = 0; i < arguments.Length; i++) arguments[i] = new TypedTensor(trace, inputs[i]);
            return f(arguments).Type;
        }
        finally
        {
            trace.Close();
        }
    }

    /// <inheritdoc/>
    public override Tensor Process(Primitive primitive, ReadOnlySpan<Tensor> inputs)
    {
        var types = new TensorType[inputs.Length];
        for (int i = 0; i < types.Length; i++) types[i] = inputs[i].Type;
        return new TypedTensor(this, primitive.Infer(types));
    }

    /// <summary>A tensor of which only the type is known.</summary>
    private sealed class TypedTensor(ShapeOnly trace, TensorType type) : Tensor(type.DType, type.Shape, trace)
    {
        /// <inheritdoc/>
        public override Device Device => Device.Cpu;

        /// <inheritdoc/>
        public override DenseTensor Concrete => throw new UnknownValueException("a shape rule", Type);
    }
}
