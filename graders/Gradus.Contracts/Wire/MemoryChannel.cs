using System.Collections.Concurrent;

namespace Gradus.Contracts.Wire;

/// <summary>Two ends of a channel inside one process. Frames are copied, so neither side can reach the other's arrays.</summary>
public sealed class MemoryChannel : IFrameChannel
{
    private readonly BlockingCollection<byte[]> incoming;
    private readonly BlockingCollection<byte[]> outgoing;

    private MemoryChannel(BlockingCollection<byte[]> incoming, BlockingCollection<byte[]> outgoing) =>
        (this.incoming, this.outgoing) = (incoming, outgoing);

    /// <summary>Makes a connected pair.</summary>
    public static (MemoryChannel Suite, MemoryChannel Student) Pair()
    {
        var toStudent = new BlockingCollection<byte[]>();
        var toSuite = new BlockingCollection<byte[]>();
        return (new MemoryChannel(toSuite, toStudent), new MemoryChannel(toStudent, toSuite));
    }

    /// <inheritdoc/>
    public void Send(ReadOnlySpan<byte> frame)
    {
        try { outgoing.Add(frame.ToArray()); }
        catch (InvalidOperationException) { throw new ChannelClosedException("The other side has closed the channel."); }
    }

    /// <inheritdoc/>
    public byte[] Receive(TimeSpan limit)
    {
        if (incoming.TryTake(out var frame, limit)) return frame;
        if (incoming.IsAddingCompleted) throw new ChannelClosedException("The other side has closed the channel.");
        throw new TimeoutException();
    }

    /// <summary>Closes both directions.</summary>
    public void Dispose()
    {
        incoming.CompleteAdding();
        outgoing.CompleteAdding();
    }
}
