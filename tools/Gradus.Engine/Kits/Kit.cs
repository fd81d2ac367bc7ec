using System.Reflection;
using Gradus.Engine.Compiling;
using Gradus.Grading.Checks;
using Gradus.Grading.Course;
using Gradus.Grading.Seeds;
using Gradus.Screening;

namespace Gradus.Engine.Kits;

/// <summary>Everything it takes to grade one assignment, in one folder, without the source tree. The build makes it (<c>graders/Kit.targets</c>).</summary>
/// <remarks><code>
/// assignment.json  assignment.policy  Submission.props  handout.*.md
/// given/       sources that are compiled together with the student's
/// public/ staff/   a suite and its texts each
/// worker/      the probe, and the modules given to students: all that a worker can load
/// reference/   the reference module, which a student's worker never sees
/// </code></remarks>
public sealed class Kit
{
    private readonly Lazy<Assembly> publicSuite;
    private readonly Lazy<Assembly> staffSuite;
    private readonly Lazy<ScreeningPolicy> policy;

    /// <summary>Opens a kit.</summary>
    /// <param name="folder">Its folder.</param>
    /// <param name="course">The course it belongs to.</param>
    /// <exception cref="InvalidDataException">Its manifest is none.</exception>
    public Kit(string folder, CourseManifest course)
    {
        Folder = Path.GetFullPath(folder);
        Course = course;
        Assignment = Assignment.Read(Path.Combine(Folder, Assignment.FileName));
        policy = new(ReadPolicy);
        var context = new SuiteContext(Folder);
        publicSuite = new(() => context.LoadFromAssemblyPath(Piece("public", $"Gradus.Suites.{Assignment.ShortName}.Public.dll")));
        staffSuite = new(() => context.LoadFromAssemblyPath(Piece("staff", $"Gradus.Suites.{Assignment.ShortName}.Staff.dll")));
    }

    /// <summary>Its folder.</summary>
    public string Folder { get; }

    /// <summary>The assignment's manifest.</summary>
    public Assignment Assignment { get; }

    /// <summary>What submissions may use.</summary>
    public ScreeningPolicy Policy => policy.Value;

    /// <summary>The course it belongs to.</summary>
    public CourseManifest Course { get; }

    /// <summary>How students' code is compiled.</summary>
    public string OptionsFile => Piece("Submission.props");

    /// <summary>Sources that are compiled together with the student's, named <c>Given/…</c>.</summary>
    public IReadOnlyList<SourceFile> Given => Path.Combine(Folder, "given") is var given && Directory.Exists(given)
        ? [.. Directory.EnumerateFiles(given, "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(f => new SourceFile("Given/" + Path.GetRelativePath(given, f).Replace('\\', '/'), File.ReadAllBytes(f)))]
        : [];

    /// <summary>Assemblies of the modules that the student's code may use.</summary>
    public IReadOnlyList<string> References => [.. Assignment.Given.Select(module => Piece("worker", module + ".dll"))];

    /// <summary>All that a worker may load besides the student's module.</summary>
    public string WorkerFolder => Path.GetDirectoryName(ProbeFile)!;

    /// <summary>Simple name of the probe.</summary>
    public string Probe => $"Gradus.Probes.{Assignment.ShortName}";

    /// <summary>The probe's assembly.</summary>
    public string ProbeFile => Piece("worker", Probe + ".dll");

    /// <summary>The reference module's assembly.</summary>
    public string ReferenceFile => Piece("reference", Assignment.Module + ".dll");

    /// <summary>The suite that students have.</summary>
    public Assembly PublicSuite => publicSuite.Value;

    /// <summary>The suite that never leaves the instructor's machine.</summary>
    public Assembly StaffSuite => staffSuite.Value;

    /// <summary>Folders with the texts of the suites, for <see cref="Grading.Texts.TextCatalog.Load"/>.</summary>
    public IReadOnlyList<string> TextFolders => [Path.Combine(Folder, "public"), Path.Combine(Folder, "staff")];

    /// <summary>The suites of a run, in the order they run.</summary>
    public IReadOnlyList<Assembly> SuitesOf(Suites suites) => suites == Suites.Public ? [PublicSuite] : [PublicSuite, StaffSuite];

    /// <summary>Inputs of public checks.</summary>
    public SeedSource PublicSeeds => SeedSource.Public(Course.Id, Assignment.Id, Assignment.SuiteVersion);

    /// <summary>Inputs of staff checks, from the course key in the environment variable that the course names; unset, from the published development key.</summary>
    public SeedSource HiddenSeeds => SeedSource.Hidden(Course.Id, Assignment.Id, Assignment.SuiteVersion, Environment.GetEnvironmentVariable(Course.KeyVariable));

    /// <summary>Whether a student may see a staff check's points at a given time.</summary>
    /// <param name="check">The check's id.</param>
    /// <param name="now">The time.</param>
    public bool Shows(string check, DateTimeOffset now) => SuiteCatalog.Checks(StaffSuite).FirstOrDefault(c => c.Id == check)?.Check.Shows switch
    {
        Show.Always => true,
        Show.AfterDue => Course.Assignments.FirstOrDefault(a => a.Id == Assignment.Id)?.Due is { } due && now > due,
        _ => false,
    };

    private ScreeningPolicy ReadPolicy()
    {
        Piece(PolicyFile.FileName);
        try
        {
            return Assignment.ReadPolicy(Folder);
        }
        catch (InvalidDataException e)
        {
            throw new InfrastructureException($"The kit of '{Assignment.Id}' has no usable policy. {e.Message}", e);
        }
    }

    private string Piece(params string[] path)
    {
        string file = Path.Combine([Folder, .. path]);
        return File.Exists(file) ? file : throw new InfrastructureException($"The kit of '{Assignment.Id}' is not whole: {file} is missing. Building the assignment's Staff suite makes it.");
    }
}

/// <summary>Which suites are run.</summary>
public enum Suites
{
    /// <summary>The public one: the student's edition of its record, without <c>run</c>, is the record that <c>dotnet test</c> makes.</summary>
    Public,

    /// <summary>The public one, then the staff one.</summary>
    All,
}
