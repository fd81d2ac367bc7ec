using System.Globalization;
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

    /// <summary>Most files that are named one by one.</summary>
    private const int MostNamed = 20;

    /// <summary>Whether a folder may hold anything of a submission: those that tools write to do not, and may hold more files than all the rest.</summary>
    /// <param name="folder">Path relative to the submission, with forward slashes.</param>
    public static bool LooksInto(string folder) => !Ours.Contains(folder + "/") && !folder.Split('/').Any(Leftovers.IsFolder);

    /// <summary>What there is to say about the files: one warning for each that is not graded (many are counted), and for each whose letters the compiler cannot read.</summary>
    public IEnumerable<Diagnostic> Warnings =>
    [
        .. Ignored.Take(MostNamed).Select(file => new Diagnostic(Severity.Warning, "GR0102", Text.Of("diagnostic.not-graded", ("file", file)), null)),
        .. Ignored.Skip(MostNamed).Take(1).Select(_ => new Diagnostic(Severity.Warning, "GR0102",
            Text.Of("diagnostic.more-not-graded", ("count", (Ignored.Count - MostNamed).ToString(CultureInfo.InvariantCulture))), null)),
        .. from file in Files
           let line = SourceEncoding.FirstBadLine(file.Content)
           where line is not null
           select new Diagnostic(Severity.Warning, "GR0111", Text.Of("diagnostic.not-utf8", ("file", file.Path)), new Location(file.Path, line.Value)),
    ];

    /// <summary>Reads a folder.</summary>
    /// <param name="folder">The submission, or the assignment's folder at home.</param>
    /// <param name="globs">The manifest's globs.</param>
    public static SubmissionFiles Read(string folder, string[] globs)
    {
        var (matched, ignored) = Choose(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folder, f).Replace(Path.DirectorySeparatorChar, '/')), globs);
        return new SubmissionFiles([.. matched.Select(path => (path, File.ReadAllBytes(Path.Combine(folder, path))))], ignored);
    }

    /// <summary>Reads the folders of a set's parts.</summary>
    /// <param name="folder">The folder that holds them: at home the one that holds the assignments.</param>
    /// <param name="parts">The parts. One without a folder has no files.</param>
    public static SubmissionFiles Read(string folder, IReadOnlyList<Assignment> parts) =>
        Join(parts.Select(part => (part.Id, Directory.Exists(Path.Combine(folder, part.Id)) ? Read(Path.Combine(folder, part.Id), part.Files) : new SubmissionFiles([], []))));

    /// <summary>The files of several parts as one submission: each below a folder named after its part.</summary>
    /// <param name="parts">Ids of parts, and their files.</param>
    public static SubmissionFiles Join(IEnumerable<(string Part, SubmissionFiles Files)> parts)
    {
        var all = parts.ToList();
        return new SubmissionFiles(
            [.. all.SelectMany(p => p.Files.Files.Select(f => (Path: $"{p.Part}/{f.Path}", f.Content))).OrderBy(f => f.Path, StringComparer.Ordinal)],
            [.. all.SelectMany(p => p.Files.Ignored.Select(path => $"{p.Part}/{path}")).Order(StringComparer.Ordinal)]);
    }

    /// <summary>The files of one part of a set, by their paths in the submission.</summary>
    /// <param name="part">The part's id.</param>
    public IReadOnlyList<(string Path, byte[] Content)> OfPart(string part) => [.. Files.Where(f => f.Path.StartsWith(part + "/", StringComparison.Ordinal))];

    /// <summary>Tells which of some paths are handed in.</summary>
    /// <param name="paths">Paths relative to the submission, with forward slashes.</param>
    /// <param name="globs">The manifest's globs.</param>
    /// <returns>The paths that the globs match, and the other <c>.cs</c> files; both in ordinal order.</returns>
    public static (IReadOnlyList<string> Matched, IReadOnlyList<string> Ignored) Choose(IEnumerable<string> paths, string[] globs)
    {
        var matcher = new Matcher(StringComparison.OrdinalIgnoreCase); // as MSBuild matches, on every system
        matcher.AddIncludePatterns(globs);
        List<string> matched = [], ignored = [];
        foreach (string path in paths.Order(StringComparer.Ordinal))
        {
            if (Ours.Any(o => path.StartsWith(o, StringComparison.Ordinal)) || path.Split('/')[..^1].Any(Leftovers.IsFolder)) continue;
            if (Leftovers.IsFile(path[(path.LastIndexOf('/') + 1)..])) continue;
            if (matcher.Match(path).HasMatches) matched.Add(path);
            else if (path.EndsWith(".cs", StringComparison.OrdinalIgnoreCase)) ignored.Add(path);
        }
        return (matched, ignored);
    }
}
