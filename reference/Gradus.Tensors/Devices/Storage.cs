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

    /// <summary>Notes a further user: a tensor, or an operation under way. Devices that give memory back early count them.</summary>
    /// <exception cref="ObjectDisposedException">The last user has gone.</exception>
    protected internal virtual void Acquire()
    {
    }

    /// <summary>Notes that a user has gone. When it was the last, the memory may be used for something else.</summary>
    protected internal virtual void Release()
    {
    }
}
