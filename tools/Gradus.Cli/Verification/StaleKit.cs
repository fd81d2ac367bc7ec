using Gradus.Authoring;
using Gradus.Grading.Course;

namespace Gradus.Cli.Verification;

/// <summary>Whether a kit still is what the build would make of the sources: otherwise `gradus verify` would judge graders that nobody reads.</summary>
public static class StaleKit
{
    private const string Cure = "rebuild: dotnet build tools/Gradus.Cli";

    /// <summary>How a kit lags behind its sources; empty when it does not.</summary>
    /// <param name="assignment">The assignment's sources.</param>
    /// <param name="kit">The kit's folder.</param>
    /// <param name="tables">Whether the tables of trainings count, too: who makes them anew does not mind that those in the kit are older.</param>
    public static IReadOnlyList<string> Findings(AssignmentSources assignment, string kit, bool tables = true)
    {
        List<string> findings = [];
        foreach (var (source, folder) in assignment.Parts.Select(part => (part, Path.Combine(kit, "parts", part.Manifest.Id))).Prepend((assignment, kit)))
        {
            string manifest = Path.Combine(folder, Assignment.FileName);
            if (!File.Exists(manifest) || !File.ReadAllBytes(manifest).SequenceEqual(File.ReadAllBytes(Path.Combine(source.Folder, Assignment.FileName))))
                findings.Add($"the kit is stale: {manifest} is not the source's; {Cure}");
        }
        string name = assignment.Manifest.ShortName, suites = Path.Combine(assignment.Repository, "graders", "suites", assignment.Manifest.Id);
        foreach (var (assembly, sources) in new[]
        {
            ($"public/Gradus.Suites.{name}.Public.dll", Path.Combine(suites, "Public")),
            ($"staff/Gradus.Suites.{name}.Staff.dll", Path.Combine(suites, "Staff")),
        })
        {
            string built = Path.Combine(kit, assembly);
            if (Newest(sources, tables) is { } newest && (!File.Exists(built) || File.GetLastWriteTimeUtc(built) < newest.LastWriteTimeUtc))
                findings.Add($"the kit is stale: {built} is older than {Path.GetRelativePath(assignment.Repository, newest.FullName).Replace('\\', '/')}; {Cure}");
        }
        return findings;
    }

    /// <summary>The source that was written last, of those that are compiled into the suite: code, and the fixtures and tables it embeds.</summary>
    private static FileInfo? Newest(string suite, bool tables) => !Directory.Exists(suite) ? null
        : new DirectoryInfo(suite).EnumerateFiles("*", SearchOption.AllDirectories)
            .Where(file => Path.GetRelativePath(suite, file.FullName).Replace('\\', '/').Split('/') is var path && path[0] is not ("bin" or "obj") && (path[0] == "Fixtures" || (path[0] == "Convergence" && tables) || file.Extension == ".cs"))
            .MaxBy(file => file.LastWriteTimeUtc);
}
