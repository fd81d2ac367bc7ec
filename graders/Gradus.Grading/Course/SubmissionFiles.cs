using Gradus.Grading.Records;
using Microsoft.Extensions.FileSystemGlobbing;

namespace Gradus.Grading.Course;

/// <summary>The files of a submission: those that the assignment's globs match; other sources are named, and left alone.</summary>
/// <param name="Files">Matched files: path relative to the submission with forward slashes, and content; by path.</param>
/// <param name="Ignored">Further <c>.cs</c> files: not graded, which the student should know.</param>
public sealed record SubmissionFiles(IReadOnlyList<(string Path, byte[] Content)> Files, IReadOnlyList<string> Ignored)
{
    /// <summary>Folders that builds write to, and the given files of the assignment: never part of a submission, and no reason to warn.</summary>
    private static readonly string[] Ours = ["bin/", "obj/", "artifacts/", "Given/", "tests/"];

    /// <summary>Folders of other tools, at any depth.</summary>
    private static readonly string[] Foreign = [".git", ".vs", "node_modules"];

    /// <summary>Whether a folder may hold anything of a submission: those that tools write to do not, and may hold more files than all the rest.</summary>
    /// <param name="folder">Path relative to the submission, with forward slashes.</param>
    public static bool LooksInto(string folder) => !Ours.Contains(folder + "/") && !folder.Split('/').Any(Foreign.Contains);

    /// <summary>What there is to say about the files: one warning for each that is not graded.</summary>
    public IEnumerable<Diagnostic> Warnings => Ignored.Select(file => new Diagnostic(Severity.Warning, "GR0102", Text.Of("diagnostic.not-graded", ("file", file)), null));

    /// <summary>Reads a folder.</summary>
    /// <param name="folder">The submission, or the assignment's folder at home.</param>
    /// <param name="globs">The manifest's globs.</param>
    public static SubmissionFiles Read(string folder, string[] globs)
    {
        var (matched, ignored) = Choose(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folder, f).Replace(Path.DirectorySeparatorChar, '/')), globs);
        return new SubmissionFiles([.. matched.Select(path => (path, File.ReadAllBytes(Path.Combine(folder, path))))], ignored);
    }

    /// <summary>Tells which of some paths are handed in.</summary>
    /// <param name="paths">Paths relative to the submission, with forward slashes.</param>
    /// <param name="globs">The manifest's globs.</param>
    /// <returns>The paths that the globs match, and the other <c>.cs</c> files; both in ordinal order.</returns>
    public static (IReadOnlyList<string> Matched, IReadOnlyList<string> Ignored) Choose(IEnumerable<string> paths, string[] globs)
    {
        var matcher = new Matcher(StringComparison.Ordinal);
        matcher.AddIncludePatterns(globs);
        List<string> matched = [], ignored = [];
        foreach (string path in paths.Order(StringComparer.Ordinal))
        {
            if (Ours.Any(o => path.StartsWith(o, StringComparison.Ordinal)) || path.Split('/')[..^1].Any(Foreign.Contains)) continue;
            if (matcher.Match(path).HasMatches) matched.Add(path);
            else if (path.EndsWith(".cs", StringComparison.OrdinalIgnoreCase)) ignored.Add(path);
        }
        return (matched, ignored);
    }
}
