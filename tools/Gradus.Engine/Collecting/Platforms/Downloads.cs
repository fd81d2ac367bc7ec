namespace Gradus.Engine.Collecting.Platforms;

/// <summary>Reads downloads of platforms.</summary>
public static class Downloads
{
    /// <summary>Most files of a download.</summary>
    public const int MostEntries = 200_000;

    /// <summary>Opens a download; it stays open for as long as its works are used.</summary>
    /// <param name="platform">Whence it comes.</param>
    /// <param name="path">The folder that it was unpacked to, or the platform's archive.</param>
    /// <param name="assignment">The assignment's id, which repositories may be named after; null when nobody said.</param>
    /// <param name="download">What it holds.</param>
    /// <param name="collection">The collection that it will be written into, whose earlier downloads tell how users' names were found; null for a new one.</param>
    /// <exception cref="FileNotFoundException">There is nothing there.</exception>
    /// <exception cref="RefusedException">It cannot be read.</exception>
    /// <exception cref="InvalidDataException">It is no download of this platform, or an empty one.</exception>
    public static IDisposable Open(Platform platform, string path, string? assignment, out Download download, string? collection = null)
    {
        if (Path.Exists(path) && new FileInfo(path).ResolveLinkTarget(returnFinalTarget: true) is { } target) path = target.FullName; // the instructor's own
        if (platform is Platform.GitHub or Platform.Folders)
        {
            if (!Path.Exists(path)) throw new FileNotFoundException($"{path} is neither a folder nor a file.", path);
            download = platform == Platform.GitHub ? GitHubDownload.Read(path, assignment, (collection is null ? null : StudentMap.Read(collection)) ?? []) : FoldersDownload.Read(path);
            return download.Works.Count > 0 ? new Nothing() : throw Empty(path, platform == Platform.GitHub ? "clones in a folder, or lines of users and repositories" : "a folder, a zip archive or a source file for each student");
        }
        var source = SubmissionSource.Open(path, MostEntries);
        try
        {
            Func<string, bool> isOfPlatform = platform == Platform.Moodle ? MoodleDownload.IsOne : CanvasDownload.IsOne;
            string example = platform == Platform.Moodle ? "Ann Lee_12345_assignsubmission_file_/Work.cs" : "leeann_12345_67890_Work.cs";
            var entries = SubmissionRoot.LookThrough(source.Entries, paths => paths.Any(isOfPlatform));
            if (entries.Count == 0) throw Empty(path, $"files such as '{example}'");
            download = platform == Platform.Moodle ? MoodleDownload.Read(entries) : CanvasDownload.Read(entries);
            return download.Works.Count > 0 ? source : throw new InvalidDataException($"No name in {path} is one that {platform} gives, such as '{example}'; there is '{EntryName.Shown(entries[0].Path)}'.");
        }
        catch
        {
            source.Dispose();
            throw;
        }
    }

    private static InvalidDataException Empty(string path, string expected) => new($"Nobody's work is in {path}: expected {expected}.");

    private sealed class Nothing : IDisposable
    {
        public void Dispose()
        {
        }
    }
}
