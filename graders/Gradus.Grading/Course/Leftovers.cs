namespace Gradus.Grading.Course;

/// <summary>Names of what systems and tools leave in folders: nobody handed it in, and nobody is called so.</summary>
public static class Leftovers
{
    private static readonly string[] Folders = [".git", ".vs", "node_modules", "__MACOSX", "$RECYCLE.BIN", "System Volume Information", "lost+found"];
    private static readonly string[] Files = [".DS_Store", "Thumbs.db", "ehthumbs.db", "desktop.ini"];

    /// <summary>Whether a folder belongs to a tool, at any depth of a submission.</summary>
    /// <param name="name">Its name, without those above it.</param>
    public static bool IsFolder(string name) => Folders.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a file belongs to a system, at any depth of a submission; those that begin with <c>._</c> are what macOS writes beside a file on foreign disks.</summary>
    /// <param name="name">Its name, without the folders above it.</param>
    public static bool IsFile(string name) => name.StartsWith("._", StringComparison.Ordinal) || Files.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether something that lies among students' folders is no student's. Hidden names, and the locks of office programs, are none.</summary>
    /// <param name="name">Its name.</param>
    public static bool IsNobodys(string name) => name.StartsWith('.') || name.StartsWith("~$", StringComparison.Ordinal) || IsFolder(name) || IsFile(name);
}
