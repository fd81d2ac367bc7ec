using System.Buffers.Binary;

namespace Gradus.Contracts.Wire;

/// <summary>Frames over a pair of byte streams: four bytes of length, little endian, then the frame.</summary>
/// <param name="input">What the other side writes.</param>
/// <param name="output">What the other side reads.</param>
/// <param name="giveUp">Called on another thread when a frame is late: must make a blocked read end, by killing the process behind it.</param>
/// <param name="maximum">Longest frame that is accepted, in bytes.</param>
public sealed class StreamChannel(Stream input, Stream output, Action? giveUp = null, int maximum = StreamChannel.DefaultMaximum) : IFrameChannel
{
    /// <summary>Longest frame unless said otherwise: 16 MiB.</summary>
    public const int DefaultMaximum = 16 << 20;

    /// <inheritdoc/>
    public void Send(ReadOnlySpan<byte> frame)
    {
        try
        {
            Span<byte> length = stackalloc byte[4];
            BinaryPrimitives.WriteInt32LittleEndian(length, frame.Length);
            output.Write(length);
            output.Write(frame);
            output.Flush();
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            throw new ChannelClosedException(e.Message);
        }
    }

    /// <inheritdoc/>
    public byte[] Receive(TimeSpan limit)
    {
        const int Waiting = 0, Arrived = 1, Late = 2;
        int state = Waiting; // decided once: an answer that has arrived in time must not be followed by the end of the process
        bool Decide(int outcome) => Interlocked.CompareExchange(ref state, outcome, Waiting) == Waiting;
        // A blocked read of a pipe cannot be cancelled everywhere; ending the process behind it always ends the read.
        using var watchdog = limit == Timeout.InfiniteTimeSpan ? null : new Timer(_ => { if (Decide(Late)) giveUp?.Invoke(); }, null, limit, Timeout.InfiniteTimeSpan);
        try
        {
            Span<byte> header = stackalloc byte[4];
            input.ReadExactly(header);
            int length = BinaryPrimitives.ReadInt32LittleEndian(header);
            if (length < 1) throw new ChannelClosedException($"A frame of {length} bytes was announced.", LossKind.Crashed);
            if (length > maximum) throw new ChannelClosedException($"{maximum} bytes", LossKind.OutputLimit);
            byte[] frame = new byte[length];
            input.ReadExactly(frame);
            return Decide(Arrived) ? frame : throw new TimeoutException();
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            if (Volatile.Read(ref state) == Late) throw new TimeoutException();
            throw e as ChannelClosedException ?? new ChannelClosedException("The process behind the pipe has ended.");
        }
    }

    /// <summary>Closes both streams.</summary>
    public void Dispose()
    {
        try { output.Dispose(); } catch (IOException) { } // a broken pipe cannot flush
        input.Dispose();
    }
}
