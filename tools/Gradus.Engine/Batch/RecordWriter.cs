namespace Gradus.Engine.Batch;

/// <summary>Puts files on disk.</summary>
public interface IRecordWriter
{
    /// <summary>Writes a whole file, or none.</summary>
    /// <param name="path">Where; its folder is there.</param>
    /// <param name="content">All of it.</param>
    /// <param name="replace">Whether a file that is there already is replaced.</param>
    /// <exception cref="IOException">It cannot be written, or is there already and is not to be replaced.</exception>
    void Write(string path, ReadOnlySpan<byte> content, bool replace = false);
}

/// <summary>Writes beside the place, brings it to the disk, and only then gives it its name: whoever looks sees all of a file or nothing.</summary>
public sealed class RecordWriter : IRecordWriter
{
    private const string Prefix = ".", Suffix = ".part";

    /// <summary>Whether a file is one that was being written when its writer ended.</summary>
    /// <param name="path">The file.</param>
    public static bool IsLeftover(string path) => Path.GetFileName(path) is var name && name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(Suffix, StringComparison.Ordinal);

    /// <summary>The name that a file has while it is being written.</summary>
    internal static string Unfinished(string path) => Path.Combine(Path.GetDirectoryName(path)!, Prefix + Path.GetFileName(path) + Suffix);

    /// <inheritdoc/>
    public void Write(string path, ReadOnlySpan<byte> content, bool replace = false)
    {
        string unfinished = Unfinished(path);
        try
        {
            using (var stream = new FileStream(unfinished, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0))
            {
                stream.Write(content);
                stream.Flush(flushToDisk: true);
            }
            File.Move(unfinished, path, replace);
        }
        catch
        {
            try { File.Delete(unfinished); } catch (Exception e) when (e is IOException or UnauthorizedAccessException) { } // a leftover: the next batch removes it
            throw;
        }
    }
}
