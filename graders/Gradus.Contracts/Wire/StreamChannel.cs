using System.Buffers.Binary;
using System.Diagnostics;

namespace Gradus.Contracts.Wire;

/// <summary>Frames over a pair of byte streams: four bytes of length, little endian, then the frame.</summary>
/// <param name="input">What the other side writes. Reads are limited by <see cref="Stream.ReadTimeout"/> where the stream has it.</param>
/// <param name="output">What the other side reads. Writes are limited by <see cref="Stream.WriteTimeout"/> where the stream has it; it must take a small write whole.</param>
/// <param name="giveUp">Called, possibly on another thread, when a frame is late: ends the process behind the streams. Where streams have no time limits this must make a blocked read end.</param>
/// <param name="maximum">Longest frame that is accepted, in bytes.</param>
public sealed class StreamChannel(Stream input, Stream output, Action? giveUp = null, int maximum = StreamChannel.DefaultMaximum) : IFrameChannel
{
    /// <summary>Longest frame unless said otherwise: 16 MiB.</summary>
    public const int DefaultMaximum = 16 << 20;

    private const int Header = 4;

    private readonly byte[] small = new byte[4096];

    /// <inheritdoc/>
    public void Send(ReadOnlySpan<byte> frame) => Send(frame, Timeout.InfiniteTimeSpan);

    /// <inheritdoc/>
    public void Send(ReadOnlySpan<byte> frame, TimeSpan limit)
    {
        // Length and a small frame in one write: half the system calls, and a reader is not woken for four bytes.
        int ahead = Math.Min(frame.Length, small.Length - Header);
        BinaryPrimitives.WriteInt32LittleEndian(small, frame.Length);
        frame[..ahead].CopyTo(small.AsSpan(Header));
        // A side that does not read makes a write wait for ever.
        using var watchdog = limit == Timeout.InfiniteTimeSpan || output.CanTimeout ? null : new Timer(_ => giveUp?.Invoke(), null, limit, Timeout.InfiniteTimeSpan);
        try
        {
            if (output.CanTimeout) output.WriteTimeout = Milliseconds(limit);
            output.Write(small.AsSpan(0, Header + ahead));
            if (ahead < frame.Length) output.Write(frame[ahead..]);
            output.Flush();
        }
        catch (TimeoutException)
        {
            giveUp?.Invoke();
            throw;
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
        // A blocked read of a pipe cannot be cancelled everywhere; ending the process behind it ends the read unless somebody else holds the pipe.
        using var watchdog = limit == Timeout.InfiniteTimeSpan || input.CanTimeout ? null
            : new Timer(_ => { if (Decide(Late)) giveUp?.Invoke(); }, null, limit, Timeout.InfiniteTimeSpan);
        long begin = Stopwatch.GetTimestamp();
        try
        {
            Span<byte> header = stackalloc byte[Header];
            Fill(header, begin, limit);
            int length = BinaryPrimitives.ReadInt32LittleEndian(header);
            if (length < 1) throw new ChannelClosedException($"A frame of {length} bytes was announced.", LossKind.Crashed);
            if (length > maximum) throw new ChannelClosedException($"A frame of {length} bytes was announced; at most {maximum} are taken.", LossKind.OutputLimit, maximum);
            byte[] frame = new byte[length];
            Fill(frame, begin, limit);
            return Decide(Arrived) ? frame : throw new TimeoutException();
        }
        catch (TimeoutException) when (Decide(Late))
        {
            giveUp?.Invoke();
            throw;
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            if (Volatile.Read(ref state) == Late) throw new TimeoutException();
            throw e as ChannelClosedException ?? new ChannelClosedException("The process behind the pipe has ended.");
        }
    }

    /// <summary>Reads until a buffer is full. The limit is on the whole: a side that sends a byte now and then gains no time.</summary>
    private void Fill(Span<byte> buffer, long begin, TimeSpan limit)
    {
        for (int filled = 0; filled < buffer.Length;)
        {
            if (input.CanTimeout)
            {
                var left = limit == Timeout.InfiniteTimeSpan ? limit : limit - Stopwatch.GetElapsedTime(begin);
                if (left < TimeSpan.Zero && limit != Timeout.InfiniteTimeSpan) throw new TimeoutException();
                input.ReadTimeout = Milliseconds(left);
            }
            int read = input.Read(buffer[filled..]);
            if (read == 0) throw new EndOfStreamException();
            filled += read;
        }
    }

    /// <summary>Rounded up, so that a wait is never cut short of its limit.</summary>
    private static int Milliseconds(TimeSpan limit) => limit == Timeout.InfiniteTimeSpan ? Timeout.Infinite : (int)Math.Min(int.MaxValue, Math.Ceiling(limit.TotalMilliseconds));

    /// <summary>Closes both streams.</summary>
    public void Dispose()
    {
        try { output.Dispose(); } catch (Exception e) when (e is IOException or TimeoutException) { } // a broken pipe cannot flush
        input.Dispose();
    }
}
