using Gradus.Grading.Course;

namespace Gradus.Engine.Collecting.Platforms;

/// <summary>Students' repositories: a folder of clones, of which the commit that is checked out is taken, or a table of names, repositories and commits.</summary>
/// <remarks>
/// GitHub Classroom's command line (<c>gh classroom clone student-repos</c>, <c>student-repos.go</c>) clones into <c>&lt;assignment&gt;-submissions/&lt;assignment&gt;-&lt;user&gt;</c>.
/// The table is a CSV file with a heading that names the columns <c>user</c>, <c>repository</c> (a folder, relative to the table) and, where wanted, <c>commit</c>.
/// </remarks>
internal static class GitHubDownload
{
    private const string Clones = "-submissions";

    internal static Download Read(string path, string? assignment, IReadOnlyList<StudentRow> known) => Directory.Exists(path) ? Folder(path, assignment, known) : Table(path);

    private static Download Folder(string path, string? assignment, IReadOnlyList<StudentRow> known)
    {
        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        var items = FolderEntries.Reach(path, () => new DirectoryInfo(full).EnumerateFileSystemInfos().Take(Downloads.MostEntries).ToArray()).OrderBy(i => i.Name, StringComparer.Ordinal).Where(i => !Leftovers.IsNobodys(i.Name)).ToList();
        DirectoryInfo[] clones = [.. items.OfType<DirectoryInfo>().Where(d => d.LinkTarget is null)];
        string prefix = Remembered(known) ?? Prefix(Path.GetFileName(full), assignment);
        string UserOf(DirectoryInfo clone) => clone.Name.StartsWith(prefix, StringComparison.Ordinal) && clone.Name.Length > prefix.Length ? clone.Name[prefix.Length..] : clone.Name;
        foreach (var same in clones.GroupBy(UserOf).Where(g => g.Count() > 1))
            throw new InvalidDataException($"Both {string.Join(" and ", same.Select(c => c.Name))} would be of the user '{same.Key}'. Rename or remove one of them.");
        return new Download(
            [.. clones.Select(clone => Repository(UserOf(clone), clone.FullName, null, clone.Name))],
            [.. items.Where(i => i is not DirectoryInfo || i.LinkTarget is not null).Select(i => new LeftOut("", EntryName.Shown(i.Name), "not a folder"))]);
    }

    /// <summary>What a clone's name begins with: the assignment's name on GitHub, which is that of the folder when Classroom made it. What names have in common by chance is never looked at: who a clone belongs to does not depend on who else is there.</summary>
    private static string Prefix(string folder, string? assignment) =>
        folder.EndsWith(Clones, StringComparison.Ordinal) && folder.Length > Clones.Length ? folder[..^Clones.Length] + "-" : assignment is not null ? assignment + "-" : "";

    /// <summary>The prefix that an earlier download of the collection was read with: the table holds clones and users. Null when there was none.</summary>
    private static string? Remembered(IReadOnlyList<StudentRow> known)
    {
        string[] prefixes = [.. known.Where(r => r.Original.EndsWith(r.Id, StringComparison.Ordinal) && !r.Original.Contains(',')).Select(r => r.Original[..^r.Id.Length]).Distinct()];
        // A clone that lacks the prefix is called by its whole name.
        return prefixes.FirstOrDefault(p => p.Length > 0) ?? (prefixes.Length > 0 ? "" : null);
    }

    private static Download Table(string path)
    {
        var rows = FolderEntries.Reach(path, () => Csv.Read(File.ReadAllText(path)));
        string[] heading = rows.Count > 0 ? [.. rows[0].Select(h => h.Trim().ToLowerInvariant())] : [];
        int user = Array.IndexOf(heading, "user"), repository = Array.IndexOf(heading, "repository"), commit = Array.IndexOf(heading, "commit");
        if (user < 0 || repository < 0) throw new InvalidDataException($"{path} begins with '{string.Join(",", heading)}'; expected a heading with the columns user, repository and, where wanted, commit.");
        List<Work> works = [];
        List<LeftOut> leftOut = [];
        foreach (string[] row in rows.Skip(1).Where(r => r.Any(c => c.Length > 0)))
        {
            string At(int column) => column >= 0 && column < row.Length ? row[column].Trim() : "";
            if (At(user).Length == 0 || At(repository).Length == 0) leftOut.Add(new LeftOut(At(user), string.Join(",", row), "a line without user or repository"));
            else if (works.Any(w => w.Id == At(user))) leftOut.Add(new LeftOut(At(user), string.Join(",", row), "a second line of the same user"));
            else works.Add(Repository(At(user), Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, At(repository)), At(commit).Length > 0 ? At(commit) : "HEAD", string.Join(",", row)));
        }
        return new Download(works, leftOut);
    }

    private static Work Repository(string user, string folder, string? commit, string original) => new(user, user, null, [])
    {
        Original = original,
        Open = () => commit is null && !Path.Exists(Path.Combine(folder, ".git")) && !File.Exists(Path.Combine(folder, "HEAD")) ? SubmissionSource.Open(folder) : OpenCommit(folder, commit ?? "HEAD"),
    };

    private static SubmissionSource OpenCommit(string folder, string commit)
    {
        try
        {
            return SubmissionSource.OpenCommit(folder, commit);
        }
        catch (FileNotFoundException)
        {
            throw new RefusedException("refused.no-commit", ("commit", EntryName.Shown(commit)));
        }
    }
}
