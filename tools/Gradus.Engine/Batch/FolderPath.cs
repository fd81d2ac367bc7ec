namespace Gradus.Engine.Batch;

/// <summary>Where a folder really is, whatever links and spellings lead there.</summary>
internal static class FolderPath
{
    private const int MostLinks = 40; // as the kernel's

    private static readonly StringComparison Case = OperatingSystem.IsWindows() || OperatingSystem.IsMacOS() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    /// <summary>Whether a folder is another one, or lies in it.</summary>
    /// <param name="folder">The folder; it need not be there.</param>
    /// <param name="outer">The other one.</param>
    internal static bool IsInside(string folder, string outer)
    {
        string relative = Path.GetRelativePath(Resolve(outer), Resolve(folder));
        return relative == "." || !(relative == ".." || relative.StartsWith(".." + Path.DirectorySeparatorChar, StringComparison.Ordinal) || Path.IsPathRooted(relative));
    }

    /// <summary>Whether two paths lead to one folder.</summary>
    internal static bool AreSame(string one, string other) => string.Equals(Resolve(one), Resolve(other), Case);

    /// <summary>The full path with every link followed.</summary>
    internal static string Resolve(string folder)
    {
        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)), root = Path.GetPathRoot(full)!, resolved = root;
        Stack<string> rest = new(full[root.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries).Reverse());
        for (int links = 0; rest.TryPop(out string? name);)
        {
            string next = Path.Combine(resolved, name);
            if (links < MostLinks && new DirectoryInfo(next).LinkTarget is { } target)
            {
                links++;
                string place = Path.GetFullPath(target, resolved);
                resolved = Path.GetPathRoot(place)!;
                foreach (string piece in place[resolved.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries).Reverse()) rest.Push(piece);
            }
            else resolved = next;
        }
        return resolved;
    }
}
