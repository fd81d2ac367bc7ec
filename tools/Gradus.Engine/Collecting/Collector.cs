using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Gradus.Engine.Kits;
using Gradus.Grading.Course;
using Gradus.Grading.Records;

namespace Gradus.Engine.Collecting;

/// <summary>What was collected, and what that means before anything is compiled.</summary>
/// <param name="Files">The files that the assignment's globs match.</param>
/// <param name="Outcome"><see cref="Outcome.Graded"/> when there is something to grade.</param>
/// <param name="Reason">Why there is not.</param>
public sealed record Collected(SubmissionFiles Files, Outcome Outcome = Outcome.Graded, Diagnostic? Reason = null);

/// <summary>Takes from a folder or an archive what an assignment asks for, and nothing else.</summary>
public static partial class Collector
{
    /// <summary>Most files.</summary>
    public const int MostFiles = 200;

    /// <summary>Longest file, in bytes: 256 KiB.</summary>
    public const int LongestFile = 256 << 10;

    /// <summary>All files together, in bytes: 4 MiB.</summary>
    public const int MostBytes = 4 << 20;

    private static readonly SubmissionFiles Nothing = new([], []);

    /// <summary>Collects a submission.</summary>
    /// <param name="path">A folder or a zip archive.</param>
    /// <param name="kit">The assignment's kit.</param>
    /// <param name="shelf">All kits, to recognise another assignment's files.</param>
    /// <exception cref="FileNotFoundException">There is nothing at <paramref name="path"/>.</exception>
    public static Collected Collect(string path, Kit kit, KitShelf shelf)
    {
        try
        {
            using var source = SubmissionSource.Open(path);
            return Collect(source, kit, shelf);
        }
        catch (RefusedException e)
        {
            return new Collected(Nothing, Outcome.Rejected, e.Diagnostic);
        }
    }

    /// <summary>The assignment that a submission is for: by the manifest beside it, by its name, or by the namespaces of its sources; null when none fits.</summary>
    public static Kit? Guess(string path, KitShelf shelf)
    {
        try
        {
            using var source = SubmissionSource.Open(path);
            var entries = LookThrough(source.Entries, _ => false);
            if (entries.FirstOrDefault(e => e.Path == Assignment.FileName)?.Read(LongestFile) is { } manifest
                && IdInManifest().Match(Encoding.UTF8.GetString(manifest)) is { Success: true } id && shelf.Of(id.Groups[1].Value) is { } named) return named;
            if (shelf.Of(source.Name) is { } same) return same;
            var modules = entries.Where(e => e.Path.EndsWith(".cs", StringComparison.Ordinal) && !e.IsLink).Take(MostFiles)
                .Select(e => e.Read(LongestFile)).OfType<byte[]>().SelectMany(Namespaces).ToHashSet();
            Kit[] declared = [.. shelf.All.Where(k => modules.Contains(k.Assignment.Module))];
            return declared is [var only] ? only : null;
        }
        catch (RefusedException)
        {
            return null;
        }
    }

    private static Collected Collect(SubmissionSource source, Kit kit, KitShelf shelf)
    {
        string[] globs = kit.Assignment.Files;
        var entries = LookThrough(source.Entries, all => SubmissionFiles.Choose(all, globs).Matched.Count > 0);
        var (matched, ignored) = SubmissionFiles.Choose(entries.Select(e => e.Path), globs);
        if (matched.Count == 0)
            return new Collected(new SubmissionFiles([], ignored), Outcome.NotSubmitted, Error("GR0105", "diagnostic.no-files", ("globs", string.Join(", ", globs))));
        if (matched.Count > MostFiles) throw new RefusedException("refused.too-many-files", ("limit", Number(MostFiles)));

        var byPath = entries.GroupBy(e => e.Path).ToDictionary(e => e.Key, e => e.First());
        List<(string, byte[])> files = [];
        long total = 0;
        foreach (string path in matched)
        {
            if (byPath[path].IsLink) throw new RefusedException("refused.link", ("file", path));
            byte[] content = byPath[path].Read(LongestFile) ?? throw new RefusedException("diagnostic.file-too-large", ("file", path), ("limit", Number(LongestFile >> 10)));
            if ((total += content.Length) > MostBytes) throw new RefusedException("refused.too-large", ("limit", Number(MostBytes >> 20)));
            files.Add((path, content));
        }

        var collected = new SubmissionFiles(files, ignored);
        return Stranger(files.SelectMany(f => Namespaces(f.Item2)), kit, shelf) is { } other
            ? new Collected(collected, Outcome.WrongAssignment, Error("GR0106", "diagnostic.wrong-assignment", ("assignment", other.Assignment.Id)))
            : new Collected(collected);
    }

    /// <summary>While nothing fits and all files lie in one folder, that folder is what was meant.</summary>
    private static IReadOnlyList<SubmissionEntry> LookThrough(IReadOnlyList<SubmissionEntry> entries, Func<IEnumerable<string>, bool> fits)
    {
        while (entries.Count > 0 && !fits(entries.Select(e => e.Path)))
        {
            int slash = entries[0].Path.IndexOf('/');
            if (slash < 0) break;
            string folder = entries[0].Path[..(slash + 1)];
            if (!entries.All(e => e.Path.StartsWith(folder, StringComparison.Ordinal))) break;
            entries = [.. entries.Select(e => e with { Path = e.Path[folder.Length..] })];
        }
        return entries;
    }

    /// <summary>The assignment whose module the files declare, when they declare nothing of the one that was asked for.</summary>
    private static Kit? Stranger(IEnumerable<string> declared, Kit kit, KitShelf shelf)
    {
        var modules = declared.ToHashSet();
        return modules.Contains(kit.Assignment.Module) ? null : shelf.All.FirstOrDefault(k => modules.Contains(k.Assignment.Module));
    }

    /// <summary>The namespaces that a source declares, those inside others left out; enough to recognise a module.</summary>
    private static IEnumerable<string> Namespaces(byte[] source) => Namespace().Matches(Encoding.UTF8.GetString(source)).Select(m => m.Groups[1].Value);

    private static Diagnostic Error(string code, string key, params (string, string)[] args) => new(Severity.Error, code, Text.Of(key, args), null);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^[\t \uFEFF]*namespace\s+([\w.]+)", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Namespace();

    [GeneratedRegex("\"id\"\\s*:\\s*\"([a-z0-9-]+)\"", RegexOptions.CultureInvariant)]
    private static partial Regex IdInManifest();
}
