namespace Gradus.Data;

/// <summary>A stream that may be asked how it begins and is read from its beginning all the same.</summary>
internal sealed class Prefixed(Stream rest) : Stream
{
    private readonly byte[] prefix = new byte[2];
    private int length, given;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>Whether the first two bytes are these. To be asked before anything is read.</summary>
    public bool StartsWith(byte first, byte second)
    {
        length = rest.ReadAtLeast(prefix, prefix.Length, throwOnEndOfStream: false);
        return length == prefix.Length && prefix[0] == first && prefix[1] == second;
    }

    public override int Read(Span<byte> buffer)
    {
        if (given == length) return rest.Read(buffer);
        int count = Math.Min(buffer.Length, length - given);
        prefix.AsSpan(given, count).CopyTo(buffer);
        given += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
