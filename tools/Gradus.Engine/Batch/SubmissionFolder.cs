using Gradus.Engine.Collecting;
using Gradus.Engine.Kits;

namespace Gradus.Engine.Batch;

/// <summary>One submission of a batch.</summary>
/// <param name="Student">Name of the student's folder, or of the archive without <c>.zip</c>.</param>
/// <param name="Path">What was handed in.</param>
/// <param name="Kit">The assignment's kit.</param>
public sealed record StudentWork(string Student, string Path, Kit Kit);

/// <summary>What a class handed in: a folder or an archive per student, in which there may be one per assignment.</summary>
/// <param name="Students">All students, by name.</param>
/// <param name="Works">What is to be graded, by student and assignment.</param>
/// <param name="Unassigned">Students whose work is for an assignment that cannot be told.</param>
public sealed record SubmissionFolder(IReadOnlyList<string> Students, IReadOnlyList<StudentWork> Works, IReadOnlyList<string> Unassigned)
{
    /// <summary>Entries that are nobody's or cannot be read, and why.</summary>
    public IReadOnlyList<(string Name, string Why)> LeftOut { get; init; } = [];

    private const string Archive = ".zip";

    /// <summary>Looks through a folder of submissions. Files that are no archives, and names that begin with a dot, are nobody's.</summary>
    /// <param name="folder">The folder, as <c>gradus collect</c> makes it or made by hand.</param>
    /// <param name="shelf">All kits.</param>
    /// <param name="assignment">The assignment that is graded; null for all that are found.</param>
    /// <exception cref="BatchRefusedException">Two entries are of one student.</exception>
    public static SubmissionFolder Open(string folder, KitShelf shelf, Kit? assignment)
    {
        var students = Entries(folder);
        foreach (var same in students.GroupBy(s => s.Name, StringComparer.Ordinal).Where(g => g.Count() > 1))
            throw new BatchRefusedException($"{string.Join(" and ", same.Select(s => s.Path))} are of one student, {same.Key}; which one counts cannot be told. Remove one.");

        List<StudentWork> works = [];
        List<(string Name, string Path)> open = [];
        foreach (var (name, path) in students)
        {
            var inside = Directory.Exists(path) ? Entries(path) : [];
            Kit[] named = [.. shelf.All.Where(k => (assignment is null || k == assignment) && inside.Any(e => e.Name == k.Assignment.Id))];
            works.AddRange(named.Select(k => new StudentWork(name, inside.First(e => e.Name == k.Assignment.Id).Path, k)));
            if (named.Length > 0) continue;
            if (assignment is not null) works.Add(new StudentWork(name, path, assignment));
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
            [.. open.Select(o => o.Name)]);
    }

    private static Kit? Guess(string path, KitShelf shelf)
    {
        try
        {
            return Collector.Guess(path, shelf);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return null;
        }
    }

    private static List<(string Name, string Path)> Entries(string folder) =>
    [
        .. new DirectoryInfo(folder).EnumerateFileSystemInfos().Where(e => !e.Name.StartsWith('.'))
            .Where(e => e is DirectoryInfo || e.Extension.Equals(Archive, StringComparison.OrdinalIgnoreCase))
            .Select(e => (e is DirectoryInfo ? e.Name : e.Name[..^Archive.Length], e.FullName)).OrderBy(e => e.Item1, StringComparer.Ordinal).ThenBy(e => e.FullName, StringComparer.Ordinal),
    ];
}
