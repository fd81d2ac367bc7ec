namespace Gradus.Tensors.Cpu;

/// <summary>This machine's processor.</summary>
internal sealed class CpuDevice : Device
{
    /// <inheritdoc/>
    public override string Name => "cpu";

    /// <inheritdoc/>
    public override Backend Backend { get; } = new CpuBackend();
}

/// <summary>Elements in an array of this process.</summary>
internal sealed class HostStorage<T>(T[] items) : Storage(DTypes.Of<T>(), items.Length) where T : unmanaged
{
    /// <summary>The elements.</summary>
    public T[] Items { get; } = items;

    /// <inheritdoc/>
    public override Device Device => Device.Cpu;
}
