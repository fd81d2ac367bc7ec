using Microsoft.Extensions.FileSystemGlobbing;

namespace Gradus.Grading.Course;

/// <summary>The files of a submission: those that the assignment's globs match; other sources are named, and left alone.</summary>
/// <param name="Files">Matched files: path relative to the submission with forward slashes, and content; by path.</param>
/// <param name="Ignored">Further <c>.cs</c> files: not graded, which the student should know.</param>
public sealed record SubmissionFiles(IReadOnlyList<(string Path, byte[] Content)> Files, IReadOnlyList<string> Ignored)
{
    /// <summary>Folders that builds write to, and the given files of the assignment: never part of a submission, and no reason to warn.</summary>
    private static readonly string[] Ours = ["bin/", "obj/", "artifacts/", "Given/", "tests/"];

    /// <summary>Reads a folder.</summary>
    /// <param name="folder">The submission, or the assignment's folder at home.</param>
    /// <param name="globs">The manifest's globs.</param>
    public static SubmissionFiles Read(string folder, string[] globs)
    {
        var matcher = new Matcher(StringComparison.Ordinal);
        matcher.AddIncludePatterns(globs);
        List<(string, byte[])> files = [];
        List<string> ignored = [];
        foreach (string file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            string path = Path.GetRelativePath(folder, file).Replace('\\', '/');
            if (Ours.Any(o => path.StartsWith(o, StringComparison.Ordinal))) continue;
            if (matcher.Match(path).HasMatches) files.Add((path, File.ReadAllBytes(file)));
            else if (path.EndsWith(".cs", StringComparison.OrdinalIgnoreCase)) ignored.Add(path);
        }
        return new SubmissionFiles(files, ignored);
    }
}
