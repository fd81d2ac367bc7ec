namespace Gradus.Examples.Fetching;

/// <summary>What has arrived of a file, and a note of whose bytes they are: they may be continued only by the same server's same version.</summary>
/// <param name="path">The file of the bytes; the note stands beside it.</param>
internal sealed class PartFile(string path)
{
    private readonly string note = path + ".from";

    /// <summary>The file of the bytes.</summary>
    internal string Path => path;

    /// <summary>How many bytes there are that the address can continue, and the version (an ETag or a date) that they are of; 0 and null if none.</summary>
    internal (long Length, string? Version) Of(Uri address)
    {
        if (!File.Exists(path) || !File.Exists(note)) return (0, null);
        string[] lines = File.ReadAllLines(note);
        return lines.Length == 2 && lines[0] == address.AbsoluteUri && lines[1].Length > 0 ? (new FileInfo(path).Length, lines[1]) : (0, null);
    }

    /// <summary>Opens the file to add to its bytes, or to begin anew.</summary>
    internal FileStream Open(Uri address, string? version, bool isContinued)
    {
        if (!isContinued)
        {
            Delete();
            File.WriteAllLines(note, [address.AbsoluteUri, version ?? ""]);
        }
        return new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.None);
    }

    /// <summary>Forgets what has arrived.</summary>
    internal void Delete()
    {
        File.Delete(path);
        File.Delete(note);
    }
}
