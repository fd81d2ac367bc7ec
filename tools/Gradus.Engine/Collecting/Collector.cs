using System.Globalization;
using Gradus.Engine.Kits;
using Gradus.Grading.Course;
using Gradus.Grading.Records;

namespace Gradus.Engine.Collecting;

/// <summary>What was collected, and what that means before anything is compiled.</summary>
/// <param name="Files">The files that the assignment's globs match.</param>
/// <param name="Outcome"><see cref="Outcome.Graded"/> when there is something to grade.</param>
/// <param name="Reason">Why there is not.</param>
public sealed record Collected(SubmissionFiles Files, Outcome Outcome = Outcome.Graded, Diagnostic? Reason = null);

/// <summary>Takes from a folder, an archive or a commit what an assignment asks for, and nothing else. Whatever a submission holds, the answer is an outcome; an exception means that we failed.</summary>
public static class Collector
{
    /// <summary>Most files.</summary>
    public const int MostFiles = 200;

    /// <summary>Longest file, in bytes: 256 KiB.</summary>
    public const int LongestFile = 256 << 10;

    /// <summary>All files together, in bytes: 4 MiB.</summary>
    public const int MostBytes = 4 << 20;

    private static readonly SubmissionFiles Nothing = new([], []);

    /// <summary>Collects a submission.</summary>
    /// <param name="path">A folder, a zip archive, a source file, or a commit <c>repository@commit</c>.</param>
    /// <param name="kit">The assignment's kit.</param>
    /// <param name="shelf">All kits, to recognise another assignment's files.</param>
    /// <exception cref="FileNotFoundException">There is nothing at <paramref name="path"/>.</exception>
    /// <exception cref="InfrastructureException">We failed: the system does not let us read, or the git program is missing or does not answer.</exception>
    public static Collected Collect(string path, Kit kit, KitShelf shelf) => Guarded(path, () =>
    {
        using var source = SubmissionSource.Open(path);
        return Collect(source, kit, shelf);
    });

    /// <summary>Collects from what is open.</summary>
    /// <param name="source">What was handed in.</param>
    /// <param name="kit">The assignment's kit.</param>
    /// <param name="shelf">All kits, to recognise another assignment's files.</param>
    public static Collected Collect(SubmissionSource source, Kit kit, KitShelf shelf) => Guarded(source.Name, () => Take(source, kit, shelf));

    /// <summary>The assignment that a submission is for: by the manifest beside it, by its name, or by the namespaces of its sources; null when none fits.</summary>
    /// <exception cref="FileNotFoundException">There is nothing at <paramref name="path"/>.</exception>
    public static Kit? Guess(string path, KitShelf shelf)
    {
        try
        {
            using var source = SubmissionSource.Open(path);
            return Guess(source, shelf);
        }
        catch (RefusedException)
        {
            return null;
        }
    }

    /// <summary>The assignment that an open submission is for; null when none fits.</summary>
    public static Kit? Guess(SubmissionSource source, KitShelf shelf)
    {
        try
        {
            var entries = SubmissionRoot.LookThrough(source.Entries, _ => false);
            if (entries.FirstOrDefault(e => e.Path == Assignment.FileName && !e.IsLink)?.Read(LongestFile) is { } manifest
                && SubmissionRoot.IdIn(manifest) is { } id && shelf.Of(id) is { } named) return named;
            if (shelf.Of(source.Name) is { } same) return same;
            var modules = entries.Where(e => SubmissionSource.IsSource(e.Path) && !e.IsLink).Take(MostFiles)
                .Select(e => e.Read(LongestFile)).OfType<byte[]>().SelectMany(Declarations.Namespaces).ToHashSet();
            Kit[] declared = [.. shelf.All.Where(k => modules.Contains(k.Assignment.Module))];
            return declared is [var only] ? only : null;
        }
        catch (RefusedException)
        {
            return null;
        }
    }

    /// <summary>Whether a folder holds sources that declare an assignment's module; true also when what it holds must be refused.</summary>
    internal static bool Holds(string path, Kit kit)
    {
        try
        {
            using var source = SubmissionSource.Open(path);
            var entries = SubmissionRoot.Find(source.Entries, kit.Assignment);
            var matched = SubmissionFiles.Choose(entries.Select(e => e.Path), kit.Assignment.Files).Matched.ToHashSet();
            return entries.Where(e => matched.Contains(e.Path) && !e.IsLink).Take(MostFiles).Any(e => e.Read(LongestFile) is { } text && Declarations.Namespaces(text).Contains(kit.Assignment.Module));
        }
        catch (RefusedException)
        {
            return true;
        }
    }

    private static Collected Take(SubmissionSource source, Kit kit, KitShelf shelf)
    {
        if (Refusal.In(source) is { } kept) throw kept;
        if (source.Entries.FirstOrDefault(e => e.LeadsOut) is { } wayOut) throw new RefusedException("refused.unsafe-name", ("file", EntryName.Shown(wayOut.Path)));
        string[] globs = kit.Assignment.Files;
        var entries = SubmissionRoot.Find(source.Entries, kit.Assignment);
        var (matched, others) = SubmissionFiles.Choose(entries.Select(e => e.Path), globs);
        string[] ignored = [.. others.Select(EntryName.Shown)];
        if (matched.Count == 0 && source.Entries.FirstOrDefault(e => e.IsLink && SubmissionFiles.LooksInto(e.Path)) is { } link) throw new RefusedException("refused.link", ("file", EntryName.Shown(link.Path)));
        if (matched.Count == 0)
            return new Collected(new SubmissionFiles([], ignored), Outcome.NotSubmitted, Error("GR0105", "diagnostic.no-files", ("globs", string.Join(", ", globs))));
        if (matched.Count > MostFiles) throw new RefusedException("refused.too-many-files", ("limit", Number(MostFiles)));

        var byPath = entries.GroupBy(e => e.Path).ToDictionary(e => e.Key, e => e.First());
        Dictionary<string, string> names = [];
        List<(string, byte[])> files = [];
        long total = 0;
        foreach (string path in matched)
        {
            if (EntryName.Fault(path) is { } fault) throw fault;
            if (!names.TryAdd(EntryName.Key(path), path))
                throw names[EntryName.Key(path)] == path ? new RefusedException("refused.twice", ("file", path)) : new RefusedException("refused.same-name", ("first", names[EntryName.Key(path)]), ("second", path));
            if (byPath[path].IsLink) throw new RefusedException("refused.link", ("file", path));
            byte[] content = byPath[path].Read(LongestFile) ?? throw new RefusedException("diagnostic.file-too-large", ("file", path), ("limit", Number(LongestFile >> 10)));
            if ((total += content.Length) > MostBytes) throw new RefusedException("refused.too-large", ("limit", Number(MostBytes >> 20)));
            if (SourceEncoding.IsBinary(content)) throw new RefusedException("refused.not-text", ("file", path));
            files.Add((path, content));
        }

        var collected = new SubmissionFiles(files, ignored);
        return Stranger(files.SelectMany(f => Declarations.Namespaces(f.Item2)), kit, shelf) is { } other
            ? new Collected(collected, Outcome.WrongAssignment, Error("GR0106", "diagnostic.wrong-assignment", ("assignment", other.Assignment.Id)))
            : new Collected(collected);
    }

    /// <summary>What is wrong with a submission is its outcome. What nobody thought of is our failure: it costs nobody points.</summary>
    private static Collected Guarded(string name, Func<Collected> collect)
    {
        try
        {
            return collect();
        }
        catch (RefusedException e)
        {
            return new Collected(Nothing, Outcome.Rejected, e.Diagnostic);
        }
        catch (Exception e) when (e is not (FileNotFoundException or InfrastructureException or OutOfMemoryException))
        {
            throw new InfrastructureException($"{EntryName.Shown(Path.GetFileName(name))} cannot be collected: {e.Message}", e);
        }
    }

    /// <summary>The assignment whose module the files declare, when they declare nothing of the one that was asked for.</summary>
    private static Kit? Stranger(IEnumerable<string> declared, Kit kit, KitShelf shelf)
    {
        var modules = declared.ToHashSet();
        return modules.Contains(kit.Assignment.Module) ? null : shelf.All.FirstOrDefault(k => modules.Contains(k.Assignment.Module));
    }

    private static Diagnostic Error(string code, string key, params (string, string)[] args) => new(Severity.Error, code, Text.Of(key, args), null);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
