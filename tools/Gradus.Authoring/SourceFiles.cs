namespace Gradus.Authoring;

/// <summary>The files of a folder that somebody wrote: build outputs and hidden folders are left out.</summary>
internal static class SourceFiles
{
    /// <returns>Relative paths with forward slashes, in ordinal order, so that every machine lists them alike.</returns>
    public static IReadOnlyList<string> Below(string directory) =>
        [.. Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(directory, path).Replace('\\', '/'))
            .Where(path => !path.Split('/').SkipLast(1).Any(folder => folder is "bin" or "obj" || folder.StartsWith('.')))
            .Order(StringComparer.Ordinal)];
}
