using System.Globalization;
using Gradus.Grading.Course;

namespace Gradus.Engine.Collecting;

/// <summary>One file of what was handed in.</summary>
/// <param name="Path">Path with forward slashes.</param>
/// <param name="IsLink">Whether it only points at another file, which may be anybody's.</param>
/// <param name="Read">Reads it up to a number of bytes; null when it has more.</param>
/// <param name="LeadsOut">Whether it would not stay in the folder that it is unpacked to.</param>
public sealed record SubmissionEntry(string Path, bool IsLink, Func<int, byte[]?> Read, bool LeadsOut = false);

/// <summary>What was handed in: a folder, a zip archive, a git commit or a single source. Nothing of an archive or a commit is written to disk.</summary>
public sealed class SubmissionSource : IDisposable
{
    /// <summary>Most files and folders of one submission, those of tools not counted.</summary>
    public const int MostEntries = 20_000;

    private readonly IDisposable? opened;

    internal SubmissionSource(string name, IReadOnlyList<SubmissionEntry> entries, IDisposable? opened = null) => (Name, Entries, this.opened) = (name, entries, opened);

    /// <summary>Name of the folder or repository, or of the archive without <c>.zip</c>.</summary>
    public string Name { get; }

    /// <summary>Its files.</summary>
    public IReadOnlyList<SubmissionEntry> Entries { get; }

    /// <summary>Whether there is something by this name that can be opened: a path, or a commit <c>repository@commit</c>.</summary>
    /// <exception cref="InfrastructureException">It looks like a commit, and the git program is missing.</exception>
    public static bool Exists(string path) => Path.Exists(path) || (CommitAddress.Of(path) is { } address && GitCommit.HashOf(address.Repository, address.Commit) is not null);

    /// <summary>Opens a folder, an archive, a single source file, or a commit written as <c>repository@commit</c>. What exists by the whole name is never taken for a commit.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="most">Most files and folders.</param>
    /// <exception cref="FileNotFoundException">There is nothing of these, or no such commit.</exception>
    /// <exception cref="RefusedException">It is a link, no archive, or one that is made to do harm.</exception>
    /// <exception cref="InfrastructureException">The system does not let us read it, or the git program is missing.</exception>
    public static SubmissionSource Open(string path, int most = MostEntries)
    {
        if (CommitAddress.Of(path) is { } address) return OpenCommit(address.Repository, address.Commit);
        path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        string name = Path.GetFileName(path);
        // What a link leads to may be somebody else's work.
        if (FolderEntries.Reach(name, () => new FileInfo(path).LinkTarget) is not null) throw new RefusedException("refused.link", ("file", EntryName.Shown(name)));
        if (Directory.Exists(path)) return new SubmissionSource(name, FolderEntries.Of(new DirectoryInfo(path), most));
        if (!File.Exists(path)) throw new FileNotFoundException($"{path} is neither a folder nor a file.", path);
        if (IsSource(name)) return new SubmissionSource(Path.GetFileNameWithoutExtension(name), [FolderEntries.Of(new FileInfo(path), name)]);
        if (new FileInfo(path).Length == 0) throw new RefusedException("refused.no-archive", ("file", EntryName.Shown(name))); // a pipe would never end
        var stream = new DiskStream(FolderEntries.Reach(name, () => File.OpenRead(path)), name);
        try
        {
            var archive = ZipEntries.Of(stream, name, most);
            return new SubmissionSource(Path.GetFileNameWithoutExtension(name), archive.Entries, archive);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Opens an archive that lies in memory.</summary>
    /// <param name="name">Its file name.</param>
    /// <param name="content">Its bytes.</param>
    /// <exception cref="RefusedException">It is no archive, or one that is made to do harm.</exception>
    public static SubmissionSource Open(string name, byte[] content)
    {
        var archive = ZipEntries.Of(new MemoryStream(content, writable: false), name, MostEntries);
        return new SubmissionSource(Path.GetFileNameWithoutExtension(name), archive.Entries, archive);
    }

    /// <summary>Opens what a commit of a git repository holds, without checking anything out.</summary>
    /// <param name="repository">The repository's folder, bare or not.</param>
    /// <param name="commit">A hash, branch or tag.</param>
    /// <exception cref="FileNotFoundException">There is no such repository or commit.</exception>
    /// <exception cref="RefusedException">The repository is damaged, or holds too much.</exception>
    /// <exception cref="InfrastructureException">The git program is missing.</exception>
    public static SubmissionSource OpenCommit(string repository, string commit)
    {
        var opened = GitCommit.Open(repository, commit);
        return new SubmissionSource(Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(repository))), opened.Entries, opened) { Commit = opened.Hash };
    }

    /// <summary>Hash of the commit that it is.</summary>
    public string? Commit { get; private init; }

    internal static bool IsSource(string path) => path.EndsWith(".cs", StringComparison.OrdinalIgnoreCase);

    internal static RefusedException TooMany(int most) => new("refused.too-many-entries", ("limit", most.ToString(CultureInfo.InvariantCulture)));

    /// <summary>Whether all folders that a file lies in may hold something of a submission.</summary>
    internal static bool IsLookedInto(string path)
    {
        for (int slash = path.IndexOf('/'); slash >= 0; slash = path.IndexOf('/', slash + 1))
            if (!SubmissionFiles.LooksInto(path[..slash])) return false;
        return true;
    }

    /// <summary>Closes the archive or the repository.</summary>
    public void Dispose() => opened?.Dispose();
}
