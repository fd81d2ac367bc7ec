using Gradus.Tensors.Cpu;

namespace Gradus.Tensors;

/// <summary>What tensors can live on and be computed by.</summary>
public abstract class Device
{
    /// <summary>This machine's processor.</summary>
    public static Device Cpu { get; } = new CpuDevice();

    /// <summary>The device's name: <c>cpu</c>, <c>cuda:0</c>.</summary>
    public abstract string Name { get; }

    /// <summary>What the device computes by.</summary>
    public abstract Backend Backend { get; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
