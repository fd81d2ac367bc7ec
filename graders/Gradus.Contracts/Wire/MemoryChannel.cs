using System.Collections.Concurrent;

namespace Gradus.Contracts.Wire;

/// <summary>Two ends of a channel inside one process. Frames are copied, so neither side can reach the other's arrays.</summary>
public sealed class MemoryChannel : IFrameChannel
{
    private readonly BlockingCollection<byte[]> incoming;
    private readonly BlockingCollection<byte[]> outgoing;

    private readonly bool[] tooLong; // one, shared by both ends

    private MemoryChannel(BlockingCollection<byte[]> incoming, BlockingCollection<byte[]> outgoing, bool[] tooLong) =>
        (this.incoming, this.outgoing, this.tooLong) = (incoming, outgoing, tooLong);

    /// <summary>Makes a connected pair.</summary>
    public static (MemoryChannel Suite, MemoryChannel Student) Pair()
    {
        var toStudent = new BlockingCollection<byte[]>();
        var toSuite = new BlockingCollection<byte[]>();
        bool[] tooLong = [false];
        return (new MemoryChannel(toSuite, toStudent, tooLong), new MemoryChannel(toStudent, toSuite, tooLong));
    }

    /// <inheritdoc/>
    /// <remarks>A frame that a pipe would not take (<see cref="StreamChannel.DefaultMaximum"/>) ends this channel as it would end a process.</remarks>
    public void Send(ReadOnlySpan<byte> frame)
    {
        if (frame.Length > StreamChannel.DefaultMaximum)
        {
            tooLong[0] = true;
            Dispose();
            throw TooLong();
        }
        try { outgoing.Add(frame.ToArray()); }
        catch (InvalidOperationException) { throw new ChannelClosedException("The other side has closed the channel."); }
    }

    private static ChannelClosedException TooLong() => new($"At most {StreamChannel.DefaultMaximum} bytes are taken.", LossKind.OutputLimit, StreamChannel.DefaultMaximum);

    /// <inheritdoc/>
    public byte[] Receive(TimeSpan limit)
    {
        if (incoming.TryTake(out var frame, limit)) return frame;
        if (tooLong[0]) throw TooLong();
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
