using Gradus.Grading.Course;

namespace Gradus.Engine.Kits;

/// <summary>The kits of a course: a folder with <c>course.json</c> and one folder per assignment.</summary>
public sealed class KitShelf
{
    private const string FolderName = "kits";

    private KitShelf(string folder, CourseManifest course, IReadOnlyList<Kit> all) => (Folder, Course, All) = (folder, course, all);

    /// <summary>Where they lie.</summary>
    public string Folder { get; }

    /// <summary>The course's manifest.</summary>
    public CourseManifest Course { get; }

    /// <summary>The kits, in the order that the course sets its assignments.</summary>
    public IReadOnlyList<Kit> All { get; }

    /// <summary>The kit of an assignment; null when there is none.</summary>
    public Kit? Of(string assignment) => All.FirstOrDefault(k => k.Assignment.Id == assignment);

    /// <summary>Finds the kits: where it is said, else <c>kits</c> beside the tool, else <c>artifacts/kits</c> in or above the current folder or the tool's.</summary>
    /// <param name="folder">The folder, when it is said; null to look.</param>
    /// <exception cref="DirectoryNotFoundException">There are none; the message names every place that was searched.</exception>
    public static KitShelf Find(string? folder = null)
    {
        List<string> candidates = [];
        if (folder is not null)
        {
            candidates.Add(Path.GetFullPath(folder));
        }
        else
        {
            candidates.Add(Path.Combine(AppContext.BaseDirectory, FolderName));
            foreach (string start in new[] { Environment.CurrentDirectory, AppContext.BaseDirectory })
                for (var above = new DirectoryInfo(start); above is not null; above = above.Parent)
                    candidates.Add(Path.Combine(above.FullName, "artifacts", FolderName));
        }
        string found = candidates.FirstOrDefault(c => File.Exists(Path.Combine(c, CourseManifest.FileName)))
            ?? throw new DirectoryNotFoundException($"No kits with a {CourseManifest.FileName} were found; searched: {string.Join(", ", candidates.Distinct())}. `dotnet build tools/Gradus.Cli` makes them.");
        return Open(found);
    }

    /// <summary>Opens a folder of kits.</summary>
    public static KitShelf Open(string folder)
    {
        var course = CourseManifest.Read(Path.Combine(folder, CourseManifest.FileName));
        var entries = course.Assignments.Select(a => Path.Combine(folder, a.Id)).Where(f => File.Exists(Path.Combine(f, Assignment.FileName)));
        return new KitShelf(folder, course, [.. entries.Select(f => new Kit(f, course))]);
    }
}
