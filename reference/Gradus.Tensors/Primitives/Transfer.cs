namespace Gradus.Tensors;

/// <summary>The same tensor on another device, by way of this machine's memory.</summary>
public sealed class Transfer(Device device) : ElementwisePrimitive("transfer")
{
    /// <summary>The device of the result.</summary>
    public Device Device { get; } = device;

    /// <inheritdoc/>
    public override string Parameters => Device.Name;

    /// <inheritdoc/>
    protected override object Identity => Device;

    /// <inheritdoc/>
    public override TensorType Infer(ReadOnlySpan<TensorType> inputs) => inputs[0];

    /// <summary>As for every function of one argument: the whole stack goes at once.</summary>
    public override Tensor Batch(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<bool> isBatched, int size) => Bind(inputs);

    /// <inheritdoc/>
    protected internal override Tensor Execute(ReadOnlySpan<Tensor> inputs) => inputs[0].DType switch
    {
        DType.Float32 => Copy<float>(inputs[0]),
        DType.Float64 => Copy<double>(inputs[0]),
        DType.Int32 => Copy<int>(inputs[0]),
        _ => Copy<bool>(inputs[0]),
    };

    private DenseTensor Copy<T>(Tensor x) where T : unmanaged => Device.Backend.Upload<T>(x.ToArray<T>(), x.Shape);
}
