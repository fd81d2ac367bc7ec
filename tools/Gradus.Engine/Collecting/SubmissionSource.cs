using System.IO.Compression;
using Gradus.Grading.Course;

namespace Gradus.Engine.Collecting;

/// <summary>One file of what was handed in.</summary>
/// <param name="Path">Path with forward slashes.</param>
/// <param name="IsLink">Whether it only points at another file, which may be anybody's.</param>
/// <param name="Read">Reads it up to a number of bytes; null when it has more.</param>
public sealed record SubmissionEntry(string Path, bool IsLink, Func<int, byte[]?> Read);

/// <summary>What was handed in: a folder or a zip archive. Nothing of an archive is written to disk.</summary>
public sealed class SubmissionSource : IDisposable
{
    private const int MostEntries = 20_000;
    private readonly IDisposable? archive;

    private SubmissionSource(string name, IReadOnlyList<SubmissionEntry> entries, IDisposable? archive) => (Name, Entries, this.archive) = (name, entries, archive);

    /// <summary>Name of the folder, or of the archive without <c>.zip</c>.</summary>
    public string Name { get; }

    /// <summary>Its files.</summary>
    public IReadOnlyList<SubmissionEntry> Entries { get; }

    /// <summary>Opens a folder or an archive.</summary>
    /// <exception cref="FileNotFoundException">There is neither.</exception>
    /// <exception cref="RefusedException">It is no archive, or one that is made to do harm.</exception>
    public static SubmissionSource Open(string path)
    {
        path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (Directory.Exists(path))
            return new SubmissionSource(Path.GetFileName(path), [.. Walk(new DirectoryInfo(path), "").Take(MostEntries + 1)], null).NotTooMany();
        if (!File.Exists(path)) throw new FileNotFoundException($"{path} is neither a folder nor a file.", path);
        string name = Path.GetFileName(path);
        ZipArchive archive;
        try
        {
            archive = ZipFile.OpenRead(path);
        }
        catch (InvalidDataException)
        {
            throw new RefusedException("refused.no-archive", ("file", name));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unreachable(name);
        }
        try
        {
            return new SubmissionSource(Path.GetFileNameWithoutExtension(path), Unzip(archive), archive).NotTooMany();
        }
        catch
        {
            archive.Dispose();
            throw;
        }
    }

    private static IEnumerable<SubmissionEntry> Walk(DirectoryInfo folder, string prefix)
    {
        foreach (var item in Reach(prefix.Length == 0 ? folder.Name : prefix, () => folder.GetFileSystemInfos()).OrderBy(i => i.Name, StringComparer.Ordinal))
        {
            string path = prefix + item.Name;
            if (item.LinkTarget is not null) yield return new SubmissionEntry(path, IsLink: true, _ => null);
            else if (item is DirectoryInfo inner)
            {
                if (!SubmissionFiles.LooksInto(path)) continue;
                foreach (var entry in Walk(inner, path + "/")) yield return entry;
            }
            else yield return new SubmissionEntry(path, IsLink: false, most => ReadUpTo(Reach(path, () => File.OpenRead(item.FullName)), most, path));
        }
    }

    /// <summary>Opens a file or a folder; what the system keeps from us is for whoever handed it in to put right.</summary>
    internal static T Reach<T>(string path, Func<T> open)
    {
        try
        {
            return open();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unreachable(path);
        }
    }

    private static RefusedException Unreachable(string path) => new("refused.no-access", ("file", Shown(path)));

    private static List<SubmissionEntry> Unzip(ZipArchive archive)
    {
        const int linkType = 0xA000, typeMask = 0xF000; // of the Unix mode in the upper half of the attributes
        List<SubmissionEntry> entries = [];
        HashSet<string> seen = new(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in archive.Entries)
        {
            string path = entry.FullName.Replace('\\', '/');
            if (path.StartsWith('/') || path.Contains(':') || path.Contains('\0') || path.Split('/').Any(part => part is ".." or "."))
                throw new RefusedException("refused.unsafe-name", ("file", Shown(path)));
            if (!InFolders(path).All(SubmissionFiles.LooksInto)) continue;
            if (path.EndsWith('/') || path.StartsWith("__MACOSX/", StringComparison.Ordinal)) continue; // a folder; what macOS adds
            if (!seen.Add(path)) throw new RefusedException("refused.twice", ("file", Shown(path)));
            entries.Add(new SubmissionEntry(path, ((entry.ExternalAttributes >> 16) & typeMask) == linkType, most => ReadUpTo(entry, most, path)));
        }
        return entries;
    }

    private static byte[]? ReadUpTo(ZipArchiveEntry entry, int most, string path)
    {
        try
        {
            return ReadUpTo(entry.Open(), most, path);
        }
        catch (InvalidDataException) // damaged, encrypted, or of a method that we do not know
        {
            throw new RefusedException("refused.unreadable", ("file", Shown(path)));
        }
    }

    /// <summary>Reads what is there, not what was announced: an archive may announce any length.</summary>
    private static byte[]? ReadUpTo(Stream stream, int most, string path)
    {
        using (stream)
        {
            byte[] buffer = new byte[most + 1];
            try
            {
                int length = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
                return length > most ? null : buffer[..length];
            }
            catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
            {
                throw new RefusedException("refused.unreadable", ("file", Shown(path)));
            }
        }
    }

    /// <summary>The folders that a file lies in, from the outermost.</summary>
    private static IEnumerable<string> InFolders(string path)
    {
        for (int slash = path.IndexOf('/'); slash >= 0; slash = path.IndexOf('/', slash + 1)) yield return path[..slash];
    }

    private static string Shown(string path) => path.Length <= 200 ? path : path[..199] + "…";

    private SubmissionSource NotTooMany() => Entries.Count <= MostEntries
        ? this
        : throw new RefusedException("refused.too-many-entries", ("limit", MostEntries.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    /// <summary>Closes the archive.</summary>
    public void Dispose() => archive?.Dispose();
}
