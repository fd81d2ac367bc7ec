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
    /// <exception cref="FileNotFoundException">There is nothing there.</exception>
    /// <exception cref="RefusedException">It cannot be read.</exception>
    /// <exception cref="InvalidDataException">It is no download of this platform.</exception>
    public static IDisposable Open(Platform platform, string path, string? assignment, out Download download)
    {
        if (platform is Platform.GitHub or Platform.Folders)
        {
            if (!Path.Exists(path)) throw new FileNotFoundException($"{path} is neither a folder nor a file.", path);
            download = platform == Platform.GitHub ? GitHubDownload.Read(path, assignment) : FoldersDownload.Read(path);
            return new Nothing();
        }
        var source = SubmissionSource.Open(path, MostEntries);
        Func<string, bool> isOfPlatform = platform == Platform.Moodle ? MoodleDownload.IsOne : CanvasDownload.IsOne;
        var entries = SubmissionRoot.LookThrough(source.Entries, paths => paths.Any(isOfPlatform));
        download = platform == Platform.Moodle ? MoodleDownload.Read(entries) : CanvasDownload.Read(entries);
        if (download.Works.Count > 0 || entries.Count == 0) return source;
        source.Dispose();
        throw new InvalidDataException($"No name in {path} is one that {platform} gives, such as '{(platform == Platform.Moodle ? "Ann Lee_12345_assignsubmission_file_/Work.cs" : "leeann_12345_67890_Work.cs")}'; there is '{EntryName.Shown(entries[0].Path)}'.");
    }

    private sealed class Nothing : IDisposable
    {
        public void Dispose()
        {
        }
    }
}
