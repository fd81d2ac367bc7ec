using System.Text;

namespace Gradus.Authoring.Releasing;

/// <summary>Where the modules come from that the assignments of a release build on.</summary>
/// <remarks>A module that no assignment asks for is prebuilt. One that an assignment asks for is the student's own, from the assignment's folder, until the
/// course hands out its solution.</remarks>
/// <param name="course">All assignments of the course.</param>
/// <param name="released">Those of the release.</param>
public sealed class GivenModules(IReadOnlyList<AssignmentSources> course, IReadOnlyList<AssignmentSources> released)
{
    /// <summary>The folder of modules whose solution is handed out, below the library: beside the rest they would be references of the suites that judge the students' own.</summary>
    public const string Solutions = "solutions";

    /// <summary>The modules that an assignment builds on and that are prebuilt, and where they go below the library. A set builds on its parts' modules, too: once they
    /// are handed out, they stand in for a student's that are missing or wrong.</summary>
    public IEnumerable<(string Module, string Folder)> Prebuilt(AssignmentSources assignment) =>
        from module in BuiltOn(assignment)
        let asking = Asking(module)
        where asking is null || asking.SolutionReleased
        select (module, asking is null ? "" : Solutions);

    /// <summary>What is missing from the release; null when nothing is.</summary>
    public string? Missing() => MissingPart() ??
        (from assignment in released
         from module in assignment.Manifest.Given
         let asking = Asking(module)
         where asking is not null && !asking.SolutionReleased && released.All(a => a.Manifest.Id != asking.Manifest.Id)
         select $"{assignment.Manifest.Id} builds on {module}, which the assignment {asking.Manifest.Id} asks students for: release {asking.Manifest.Id} with it, or write \"solutionReleased\": true beside it in course.json")
        .FirstOrDefault();

    private string? MissingPart() =>
        (from set in released
         let missing = set.Manifest.Parts.Except(released.Select(a => a.Manifest.Id)).ToList()
         where missing.Count > 0
         select $"{set.Manifest.Id} puts together what students hand in for its parts: release {string.Join(", ", missing)} with it")
        .FirstOrDefault();

    /// <summary>What the students' build is told.</summary>
    public string Properties()
    {
        var items = from asking in course
                    where !asking.Manifest.IsSet && released.Any(a => BuiltOn(a).Contains(asking.Manifest.Module))
                    select asking.SolutionReleased ? $"    <SolvedModule Include=\"{asking.Manifest.Module}\" />\n"
                        : $"    <OwnModule Include=\"{asking.Manifest.Module}\" ProjectFile=\"assignments/{asking.Manifest.Id}/{asking.Manifest.Id}.csproj\" />\n";
        return new StringBuilder()
            .Append("<Project>\n  <!-- Modules that an assignment asks you for. Where a later one builds on them, yours stands in, until the course hands out its own. -->\n  <ItemGroup>\n")
            .AppendJoin("", items).Append("  </ItemGroup>\n</Project>\n").ToString();
    }

    private static IEnumerable<string> BuiltOn(AssignmentSources assignment) => assignment.Manifest.IsSet ? assignment.Modules.Union(assignment.Manifest.Given) : assignment.Manifest.Given;

    private AssignmentSources? Asking(string module) => course.FirstOrDefault(a => a.Manifest.Module == module);
}
