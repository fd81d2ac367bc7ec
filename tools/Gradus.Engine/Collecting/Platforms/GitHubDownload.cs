namespace Gradus.Engine.Collecting.Platforms;

/// <summary>Students' repositories: a folder of clones, of which the commit that is checked out is taken, or a table of names, repositories and commits.</summary>
/// <remarks>
/// GitHub Classroom's command line (<c>gh classroom clone student-repos</c>, <c>student-repos.go</c>) clones into <c>&lt;assignment&gt;-submissions/&lt;assignment&gt;-&lt;user&gt;</c>.
/// The table is a CSV file with a heading that names the columns <c>user</c>, <c>repository</c> (a folder, relative to the table) and, where wanted, <c>commit</c>.
/// </remarks>
internal static class GitHubDownload
{
    private const string Clones = "-submissions";

    internal static Download Read(string path, string? assignment) => Directory.Exists(path) ? Folder(path, assignment) : Table(path);

    private static Download Folder(string path, string? assignment)
    {
        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        var items = FolderEntries.Reach(path, () => new DirectoryInfo(full).EnumerateFileSystemInfos().Take(Downloads.MostEntries).ToArray()).OrderBy(i => i.Name, StringComparer.Ordinal).Where(i => !i.Name.StartsWith('.')).ToList();
        DirectoryInfo[] clones = [.. items.OfType<DirectoryInfo>().Where(d => d.LinkTarget is null)];
        string prefix = Prefix(Path.GetFileName(full), [.. clones.Select(c => c.Name)], assignment);
        return new Download(
            [.. clones.Select(clone => Repository(clone.Name.StartsWith(prefix, StringComparison.Ordinal) && clone.Name.Length > prefix.Length ? clone.Name[prefix.Length..] : clone.Name, clone.FullName, null, clone.Name))],
            [.. items.Where(i => i is not DirectoryInfo || i.LinkTarget is not null).Select(i => new LeftOut("", EntryName.Shown(i.Name), "not a folder"))]);
    }

    /// <summary>What the names of all clones begin with: the assignment's name on GitHub, which is that of the folder when Classroom made it.</summary>
    private static string Prefix(string folder, string[] clones, string? assignment)
    {
        if (folder.EndsWith(Clones, StringComparison.Ordinal) && folder.Length > Clones.Length) return folder[..^Clones.Length] + "-";
        if (assignment is not null && clones.Length > 0 && clones.All(c => c.StartsWith(assignment + "-", StringComparison.Ordinal))) return assignment + "-";
        if (clones.Length < 2) return "";
        string common = clones.Aggregate((a, b) => a[..a.Zip(b).TakeWhile(p => p.First == p.Second).Count()]);
        return common[..(common.LastIndexOf('-') + 1)];
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
