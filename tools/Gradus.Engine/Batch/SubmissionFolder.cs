using Gradus.Engine.Collecting;
using Gradus.Engine.Collecting.Platforms;
using Gradus.Engine.Kits;
using Gradus.Grading.Course;

namespace Gradus.Engine.Batch;

/// <summary>One submission of a batch.</summary>
/// <param name="Student">Name of the student's folder, or of the archive or source file without its ending.</param>
/// <param name="Path">What was handed in.</param>
/// <param name="Kit">The assignment's kit.</param>
public sealed record StudentWork(string Student, string Path, Kit Kit);

/// <summary>What a class handed in: a folder, an archive or a source file per student; in a folder there may be a folder or an archive per assignment.</summary>
/// <param name="Students">All students, by name.</param>
/// <param name="Works">What is to be graded, by student and assignment.</param>
/// <param name="Unassigned">Students whose work is for an assignment that cannot be told.</param>
/// <param name="LeftOut">Entries that are nobody's work, and students of the collection's table who have no entry, each with the reason; by name.</param>
public sealed record SubmissionFolder(IReadOnlyList<string> Students, IReadOnlyList<StudentWork> Works, IReadOnlyList<string> Unassigned, IReadOnlyList<(string Name, string Why)> LeftOut)
{
    private const string Archive = ".zip";

    /// <summary>Looks through a folder of submissions. What systems and tools leave behind, and hidden names, are nobody's. A link is a student whose work is refused: it may lead to another's.</summary>
    /// <param name="folder">The folder, as <c>gradus collect</c> makes it or made by hand.</param>
    /// <param name="shelf">All kits.</param>
    /// <param name="assignment">The assignment that is graded; null for all that are found.</param>
    /// <exception cref="BatchRefusedException">Two entries are of one student.</exception>
    public static SubmissionFolder Open(string folder, KitShelf shelf, Kit? assignment)
    {
        List<(string Name, string Why)> leftOut = [];
        var students = EntriesOf(folder, leftOut);
        foreach (var same in students.GroupBy(s => s.Name, StringComparer.Ordinal).Where(g => g.Count() > 1))
            throw new BatchRefusedException($"{string.Join(" and ", same.Select(s => s.Path))} are of one student, {same.Key}; which one counts cannot be told. Remove one.");
        leftOut.AddRange(Missing(folder, students.Select(s => s.Name)));

        List<StudentWork> works = [];
        List<(string Name, string Path)> open = [];
        foreach (var (name, path) in students)
        {
            string[] inside = IsFolder(path) ? [.. Directory.EnumerateFileSystemEntries(path)] : [];
            if (assignment is not null) works.Add(Work(name, path, inside, assignment));
            else if (shelf.All.Where(k => IsIn(inside, k)).ToArray() is { Length: > 0 } named) works.AddRange(named.Select(k => Work(name, path, inside, k)));
            else if (Guess(path, shelf) is { } kit) works.Add(new StudentWork(name, path, kit));
            else open.Add((name, path));
        }
        // Where everybody else's is one assignment's, what says nothing of itself is an attempt at that one.
        if (works.Select(w => w.Kit).Distinct().ToArray() is [var only])
        {
            works.AddRange(open.Select(o => new StudentWork(o.Name, o.Path, only)));
            open.Clear();
        }
        return new SubmissionFolder(
            [.. students.Select(s => s.Name)],
            [.. works.OrderBy(w => w.Student, StringComparer.Ordinal).ThenBy(w => w.Kit.Assignment.Id, StringComparer.Ordinal)],
            [.. open.Select(o => o.Name)],
            [.. leftOut.OrderBy(l => l.Name, StringComparer.Ordinal)]);
    }

    /// <summary>A folder goes as it is to the collector, which knows where in it to look. It opens no archives, so one that is named after the assignment takes the folder's place when that holds nothing of it.</summary>
    private static StudentWork Work(string student, string path, string[] inside, Kit kit) =>
        new(student, inside.FirstOrDefault(e => IsNamed(e, kit.Assignment.Id + Archive) && !IsLink(e) && File.Exists(e)) is { } archive && !Holds(path, kit) ? archive : path, kit);

    /// <summary>Whether a student's folder holds something named after an assignment: a folder with sources, an archive, or a link in place of one.</summary>
    private static bool IsIn(string[] inside, Kit kit) =>
        inside.Any(e => IsNamed(e, kit.Assignment.Id + Archive) || (IsNamed(e, kit.Assignment.Id) && (IsLink(e) || (Directory.Exists(e) && HasSources(e)))));

    private static bool HasSources(string folder) => Try(() =>
    {
        using var source = SubmissionSource.Open(folder);
        return source.Entries.Any(e => e.IsLink || SubmissionSource.IsSource(e.Path));
    }, otherwise: true);

    private static bool Holds(string path, Kit kit) => Try(() => Collector.Holds(path, kit), otherwise: true);

    private static Kit? Guess(string path, KitShelf shelf) => Try(() => Collector.Guess(path, shelf), otherwise: null);

    /// <summary>What cannot be read is said when it is collected, of that student alone.</summary>
    private static T Try<T>(Func<T> look, T otherwise)
    {
        try
        {
            return look();
        }
        catch (Exception e) when (e is RefusedException or InfrastructureException or IOException or UnauthorizedAccessException)
        {
            return otherwise;
        }
    }

    private static List<(string Name, string Path)> EntriesOf(string folder, List<(string Name, string Why)> leftOut)
    {
        List<(string Name, string Path)> students = [];
        foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos().OrderBy(e => e.Name, StringComparer.Ordinal))
        {
            if (Leftovers.IsNobodys(entry.Name) || entry.Name is StudentMap.FileName or Collection.ReportName) continue;
            bool isFile = entry is FileInfo && (entry.Extension.Equals(Archive, StringComparison.OrdinalIgnoreCase) || SubmissionSource.IsSource(entry.Name));
            if (entry is DirectoryInfo || isFile || entry.LinkTarget is not null) students.Add((isFile ? Path.GetFileNameWithoutExtension(entry.Name) : entry.Name, entry.FullName));
            else leftOut.Add((entry.Name, "neither a folder, nor a zip archive, nor a source file"));
        }
        return [.. students.OrderBy(s => s.Name, StringComparer.Ordinal).ThenBy(s => s.Path, StringComparer.Ordinal)];
    }

    /// <summary>Students of the collection's table, when there is one, who have no entry.</summary>
    private static IEnumerable<(string Name, string Why)> Missing(string folder, IEnumerable<string> students)
    {
        var there = students.Select(EntryName.Composed).ToHashSet(StringComparer.Ordinal);
        try
        {
            return [.. (StudentMap.Read(folder) ?? []).Where(r => !there.Contains(EntryName.Composed(r.Student))).Select(r => (r.Student, $"listed in {StudentMap.FileName}, and has no folder"))];
        }
        catch (InvalidDataException e)
        {
            return [(StudentMap.FileName, e.Message)]; // somebody's own
        }
    }

    private static bool IsFolder(string path) => Directory.Exists(path) && !IsLink(path);

    private static bool IsLink(string path) => new FileInfo(path).LinkTarget is not null;

    private static bool IsNamed(string path, string name) => Path.GetFileName(path).Equals(name, StringComparison.OrdinalIgnoreCase);
}
