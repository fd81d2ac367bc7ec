using Gradus.Engine.Kits;
using Gradus.Grading.Course;
using Gradus.Grading.Records;

namespace Gradus.Engine.Collecting;

/// <summary>What was collected, and what that means before anything is compiled.</summary>
/// <param name="Files">The files that the assignment's globs match.</param>
/// <param name="Outcome"><see cref="Outcome.Graded"/> when there is something to grade.</param>
/// <param name="Reason">Why there is not.</param>
public sealed record Collected(SubmissionFiles Files, Outcome Outcome = Outcome.Graded, Diagnostic? Reason = null)
{
    /// <summary>By id: the parts of a set that are refused, and why. The others are graded.</summary>
    public IReadOnlyDictionary<string, Diagnostic> Refused { get; init; } = new Dictionary<string, Diagnostic>();
}

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
            Kit[] declared = [.. shelf.All.Where(k => Asks(k, modules))];
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
            return kit.Assignment.IsSet ? SetCollector.Holds(source.Entries, kit) : Declare(SubmissionRoot.Find(source.Entries, kit.Assignment), kit.Assignment);
        }
        catch (RefusedException)
        {
            return true;
        }
    }

    /// <summary>Whether the files that an assignment asks for declare its module.</summary>
    internal static bool Declare(IReadOnlyList<SubmissionEntry> entries, Assignment assignment)
    {
        var matched = SubmissionFiles.Choose(entries.Select(e => e.Path), assignment.Files).Matched.ToHashSet();
        return entries.Where(e => matched.Contains(e.Path) && !e.IsLink).Take(MostFiles).Any(e => e.Read(LongestFile) is { } text && Declarations.Namespaces(text).Contains(assignment.Module));
    }

    private static Collected Take(SubmissionSource source, Kit kit, KitShelf shelf)
    {
        if (Refusal.In(source.Entries) is { } kept) throw kept;
        if (source.Entries.FirstOrDefault(e => e.LeadsOut) is { } wayOut) throw new RefusedException("refused.unsafe-name", ("file", EntryName.Shown(wayOut.Path)));
        if (kit.Assignment.IsSet) return SetCollector.Take(source, kit);
        var entries = SubmissionRoot.Find(source.Entries, kit.Assignment);
        var collected = new Allowance().Read(entries, kit.Assignment.Files);
        if (collected.Files.Count == 0 && source.Entries.FirstOrDefault(e => e.IsLink && SubmissionFiles.LooksInto(e.Path)) is { } link) throw new RefusedException("refused.link", ("file", EntryName.Shown(link.Path)));
        if (collected.Files.Count == 0) return new Collected(collected, Outcome.NotSubmitted, NoFiles(kit.Assignment.Files));
        return Stranger(collected.Files.SelectMany(f => Declarations.Namespaces(f.Content)), kit, shelf) is { } other
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
        return modules.Contains(kit.Assignment.Module) ? null : shelf.All.FirstOrDefault(k => Asks(k, modules));
    }

    /// <summary>Whether an assignment asks for one of some modules. A set asks for none of its own.</summary>
    private static bool Asks(Kit kit, HashSet<string> modules) => !kit.Assignment.IsSet && modules.Contains(kit.Assignment.Module);

    internal static Diagnostic NoFiles(string[] globs) => Error("GR0105", "diagnostic.no-files", ("globs", string.Join(", ", globs)));

    private static Diagnostic Error(string code, string key, params (string, string)[] args) => new(Severity.Error, code, Text.Of(key, args), null);
}
