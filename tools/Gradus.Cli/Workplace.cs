using System.Reflection;
using Gradus.Authoring;
using Gradus.Engine.Kits;

namespace Gradus.Cli;

/// <summary>What commands work on: the course's repository around the current folder, and its kits.</summary>
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

    /// <summary>The program's version, for records.</summary>
    internal static string Version { get; } = typeof(Workplace).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    /// <summary>The kits.</summary>
    /// <param name="folder">Where they are said to be; null to look for them.</param>
    internal static KitShelf Shelf(string? folder)
    {
        try { return KitShelf.Find(folder); }
        catch (DirectoryNotFoundException e) { throw new UsageException(e.Message); }
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
