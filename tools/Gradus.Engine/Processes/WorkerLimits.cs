namespace Gradus.Engine.Processes;

/// <summary>How much a worker may take.</summary>
/// <param name="Memory">Most managed memory, in bytes; tensors may have half as much native memory beside it.</param>
public sealed record WorkerLimits(long Memory)
{
    /// <summary>512 MiB.</summary>
    public static WorkerLimits Default { get; } = new(512L << 20);
}
