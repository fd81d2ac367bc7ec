namespace Gradus.Tensors.Cpu;

/// <summary>This machine's processor.</summary>
internal sealed class CpuDevice : Device
{
    /// <inheritdoc/>
    public override string Name => "cpu";

    /// <inheritdoc/>
    public override Backend Backend { get; } = new CpuBackend();
}
