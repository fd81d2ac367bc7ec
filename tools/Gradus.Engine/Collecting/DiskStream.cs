namespace Gradus.Engine.Collecting;

/// <summary>A file whose faults of reading are the system's: a library that reads a format through it throws the same exceptions for damaged bytes as for a disk that does not answer.</summary>
/// <param name="file">The file, which it then owns.</param>
/// <param name="name">What to call it.</param>
internal sealed class DiskStream(Stream file, string name) : Stream
{
    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => true;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => FolderEntries.Reach(name, () => file.Length);

    /// <inheritdoc/>
    public override long Position
    {
        get => file.Position;
        set => file.Position = value; // where a damaged listing leads is not the disk's fault
    }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        try
        {
            return file.Read(buffer);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InfrastructureException($"{EntryName.Shown(name)} cannot be read: {e.Message}", e);
        }
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => file.Seek(offset, origin);

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing) file.Dispose();
        base.Dispose(disposing);
    }
}
