using System.Reflection;
using Gradus.Contracts.Wire;
using Gradus.Grading.Checks;
using Gradus.Grading.Course;
using Gradus.Grading.Seeds;

namespace Gradus.Engine.Kits;

/// <summary>Everything it takes to grade one assignment, in one folder, without the source tree. The build makes it (<c>graders/Kit.targets</c>).</summary>
/// <remarks><code>
/// assignment.json  assignment.policy  assignment.exercises  Submission.props  handout.*.md
/// given/       sources that are compiled together with the student's
/// parts/&lt;id&gt;/  of a set: a part's assignment.json, assignment.policy, assignment.exercises and given/ each
/// public/ staff/   a suite and its texts each
/// worker/      the probe, and the modules given to students: all that a worker can load
/// reference/   the reference module, which a student's worker never sees; of a set those of all parts, which it sees in the places of modules that are not judged there
/// </code></remarks>
public sealed class Kit
{
    private readonly Lazy<Assembly> publicSuite;
    private readonly Lazy<Assembly> staffSuite;
    private readonly Lazy<IReadOnlyList<PartKit>> parts;

    /// <summary>Opens a kit.</summary>
    /// <param name="folder">Its folder.</param>
    /// <param name="course">The course it belongs to.</param>
    /// <exception cref="InvalidDataException">Its manifest is none.</exception>
    public Kit(string folder, CourseManifest course)
    {
        Folder = Path.GetFullPath(folder);
        Course = course;
        Assignment = Assignment.Read(Path.Combine(Folder, Assignment.FileName));
        parts = new(ReadParts);
        var context = new SuiteContext(Folder);
        publicSuite = new(() => context.LoadFromAssemblyPath(Piece("public", $"Gradus.Suites.{Assignment.ShortName}.Public.dll")));
        staffSuite = new(() => context.LoadFromAssemblyPath(Piece("staff", $"Gradus.Suites.{Assignment.ShortName}.Staff.dll")));
    }

    /// <summary>Its folder.</summary>
    public string Folder { get; }

    /// <summary>The assignment's manifest.</summary>
    public Assignment Assignment { get; }

    /// <summary>What it takes to compile and screen each module: one, or those of a set in its order.</summary>
    public IReadOnlyList<PartKit> Parts => parts.Value;

    /// <summary>The course it belongs to.</summary>
    public CourseManifest Course { get; }

    /// <summary>How students' code is compiled.</summary>
    public string OptionsFile => Piece("Submission.props");

    /// <summary>All that a worker may load besides the modules that it is sent.</summary>
    public string WorkerFolder => Path.GetDirectoryName(ProbeFile)!;

    /// <summary>Simple name of the probe.</summary>
    public string Probe => $"Gradus.Probes.{Assignment.ShortName}";

    /// <summary>The probe's assembly.</summary>
    public string ProbeFile => Piece("worker", Probe + ".dll");

    /// <summary>The reference, as it is sent to a worker in place of a student's modules.</summary>
    public IReadOnlyList<SubjectModule> Reference => [.. Parts.Select(part => new SubjectModule(part.Assignment.Module, File.ReadAllBytes(part.ReferenceFile)))];

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

    private PartKit[] ReadParts()
    {
        if (!Assignment.IsSet) return [new PartKit(this, Assignment, Folder)];
        string folder = Path.Combine(Folder, "parts");
        try
        {
            return [.. CourseParts.Read(Assignment, folder).Select(part => new PartKit(this, part, Path.Combine(folder, part.Id)))];
        }
        catch (InvalidDataException e)
        {
            throw new InfrastructureException($"The kit of '{Assignment.Id}' is not whole: {e.Message} Building the assignment's Staff suite makes it.", e);
        }
    }

    /// <summary>The assembly of a module that code may use: given to students, or of another part of a set.</summary>
    internal string ModuleFile(string module) => Path.Combine(Folder, "reference", module + ".dll") is var other && Assignment.IsSet && File.Exists(other) ? other : Piece("worker", module + ".dll");

    /// <summary>A file of the kit.</summary>
    /// <exception cref="InfrastructureException">It is missing.</exception>
    internal string Piece(params string[] path)
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
