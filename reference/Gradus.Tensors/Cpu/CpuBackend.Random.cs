namespace Gradus.Tensors.Cpu;

internal sealed partial class CpuBackend
{
    /// <inheritdoc/>
    public override DenseTensor Random(TensorType type, ulong key, bool normal) => throw new NotImplementedException();
}
