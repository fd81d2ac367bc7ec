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

    /// <summary>The modules given to an assignment that are prebuilt, and where they go below the library.</summary>
    public IEnumerable<(string Module, string Folder)> Prebuilt(AssignmentSources assignment) =>
        from module in assignment.Manifest.Given
        let asking = Asking(module)
        where asking is null || asking.SolutionReleased
        select (module, asking is null ? "" : Solutions);

    /// <summary>What is missing from the release; null when nothing is.</summary>
    public string? Missing() =>
        (from assignment in released
         from module in assignment.Manifest.Given
         let asking = Asking(module)
         where asking is not null && !asking.SolutionReleased && released.All(a => a.Manifest.Id != asking.Manifest.Id)
         select $"{assignment.Manifest.Id} builds on {module}, which the assignment {asking.Manifest.Id} asks students for: release {asking.Manifest.Id} with it, or write \"solutionReleased\": true beside it in course.json")
        .FirstOrDefault();

    /// <summary>What the students' build is told.</summary>
    public string Properties()
    {
        var items = from asking in course
                    where released.Any(a => a.Manifest.Given.Contains(asking.Manifest.Module))
                    select asking.SolutionReleased ? $"    <SolvedModule Include=\"{asking.Manifest.Module}\" />\n"
                        : $"    <OwnModule Include=\"{asking.Manifest.Module}\" ProjectFile=\"assignments/{asking.Manifest.Id}/{asking.Manifest.Id}.csproj\" />\n";
        return new StringBuilder()
            .Append("<Project>\n  <!-- Modules that an assignment asks you for. Where a later one builds on them, yours stands in, until the course hands out its own. -->\n  <ItemGroup>\n")
            .AppendJoin("", items).Append("  </ItemGroup>\n</Project>\n").ToString();
    }

    private AssignmentSources? Asking(string module) => course.FirstOrDefault(a => a.Manifest.Module == module);
}
