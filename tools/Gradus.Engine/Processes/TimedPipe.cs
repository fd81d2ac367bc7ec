using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Gradus.Engine.Processes;

/// <summary>An end of a pipe whose reads and writes end in time, whatever holds the other end.</summary>
/// <remarks>Ending the process behind a pipe ends a blocked read only when nobody else holds the pipe: a process that student code has left behind may.
/// So nothing here blocks but <c>poll</c>, which takes a limit. On Windows, which has none for pipes, the stream itself is used.</remarks>
internal sealed class TimedPipe : Stream
{
    private const short Readable = 1, Writable = 4;

    // A pipe that is writable takes this much without blocking: a page on Linux, PIPE_BUF elsewhere.
    private static readonly int Writes = OperatingSystem.IsLinux() ? 4096 : 512;

    private readonly Stream stream;
    private readonly SafeHandle handle;
    private readonly byte[] buffer = new byte[64 << 10];
    private int start, end;

    private TimedPipe(Stream stream, SafeHandle handle) => (this.stream, this.handle) = (stream, handle);

    /// <summary>An end of a pipe of <see cref="Process"/>'s with limits where the system has them; elsewhere the same end with a buffer.</summary>
    internal static Stream Of(Stream stream) => stream switch
    {
        _ when OperatingSystem.IsWindows() => new BufferedStream(stream),
        FileStream file => new TimedPipe(stream, file.SafeFileHandle),
        System.IO.Pipes.PipeStream pipe => new TimedPipe(stream, pipe.SafePipeHandle),
        _ => new BufferedStream(stream),
    };

    public override bool CanTimeout => true;

    /// <summary>Longest wait of a read, in milliseconds.</summary>
    public override int ReadTimeout { get; set; } = Timeout.Infinite;

    /// <summary>Longest time that a write takes as a whole, in milliseconds.</summary>
    public override int WriteTimeout { get; set; } = Timeout.Infinite;

    public override int Read(Span<byte> into)
    {
        if (start == end)
        {
            Wait(Readable, Deadline(ReadTimeout));
            (start, end) = (0, stream.Read(buffer));
        }
        int count = Math.Min(into.Length, end - start);
        buffer.AsSpan(start, count).CopyTo(into);
        start += count;
        return count;
    }

    public override int Read(byte[] into, int offset, int count) => Read(into.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> from)
    {
        long? deadline = Deadline(WriteTimeout);
        for (; !from.IsEmpty; from = from[Math.Min(from.Length, Writes)..])
        {
            Wait(Writable, deadline);
            stream.Write(from[..Math.Min(from.Length, Writes)]);
        }
    }

    public override void Write(byte[] from, int offset, int count) => Write(from.AsSpan(offset, count));

    private static long? Deadline(int milliseconds) => milliseconds == Timeout.Infinite ? null : Environment.TickCount64 + milliseconds;

    /// <summary>Waits until the pipe is ready, or closed: the next read or write then says so.</summary>
    /// <exception cref="TimeoutException">It is not in time.</exception>
    private void Wait(short events, long? deadline)
    {
        var descriptor = new PollDescriptor { Events = events };
        bool held = false;
        try
        {
            handle.DangerousAddRef(ref held); // a closed pipe's number may by now be another file's
            descriptor.Descriptor = (int)handle.DangerousGetHandle();
            while (true)
            {
                int left = deadline is { } late ? (int)Math.Max(0, late - Environment.TickCount64) : Timeout.Infinite;
                int ready = Poll(ref descriptor, 1, left);
                if (ready > 0) return;
                if (ready == 0) throw new TimeoutException();
                const int interrupted = 4;
                if (Marshal.GetLastPInvokeError() != interrupted) throw new IOException(Marshal.GetLastPInvokeErrorMessage());
            }
        }
        finally
        {
            if (held) handle.DangerousRelease();
        }
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct PollDescriptor
    {
        internal int Descriptor;
        internal short Events, Returned;
    }

    [DllImport("libc", EntryPoint = "poll", SetLastError = true)]
    private static extern int Poll(ref PollDescriptor descriptors, nuint count, int milliseconds);

    public override bool CanRead => stream.CanRead;

    public override bool CanWrite => stream.CanWrite;

    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override void Flush() { } // nothing is kept back

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) stream.Dispose();
        base.Dispose(disposing);
    }
}
