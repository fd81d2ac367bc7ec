namespace Gradus.Tensors;

/// <summary>Where a tensor's elements lie: a row of them on some device, that several tensors (views) may share. Never written to once a tensor has it.</summary>
public abstract class Storage
{
    /// <summary>For the storages of devices.</summary>
    protected Storage(DType dtype, int length)
    {
        DType = dtype;
        Length = length;
        LiveTensors.Note(this);
    }

    /// <summary>The type of the elements.</summary>
    public DType DType { get; }

    /// <summary>How many elements there are.</summary>
    public int Length { get; }

    /// <summary>The device that can compute with it.</summary>
    public abstract Device Device { get; }
}
