using Gradus.Authoring;

namespace Gradus.Cli;

/// <summary>The course's repository that an instructor's command works on: the one around the current folder.</summary>
internal static class Workplace
{
    internal static string Repository
    {
        get
        {
            try { return AssignmentSources.RepositoryAbove(Environment.CurrentDirectory); }
            catch (AuthoringException e) { throw new UsageException(e.Message); }
        }
    }

    /// <summary>The assignments of some ids; all for none.</summary>
    internal static IReadOnlyList<AssignmentSources> Assignments(string[] ids)
    {
        var all = AssignmentSources.All(Repository);
        foreach (string id in ids)
            if (all.All(a => a.Manifest.Id != id)) throw new UsageException($"There is no assignment '{id}'; there are {string.Join(", ", all.Select(a => a.Manifest.Id))}.");
        return ids.Length == 0 ? all : [.. all.Where(a => ids.Contains(a.Manifest.Id))];
    }
}
