using Gradus.Grading.Course;

namespace Gradus.Authoring;

/// <summary>Where the sources of an assignment stand in the course's repository, and what is generated from them.</summary>
/// <remarks>The places follow from the manifest's id and module, so that no tool needs a list of assignments.</remarks>
public sealed class AssignmentSources
{
    private AssignmentSources(string repository, Assignment manifest, CourseEntry entry, IReadOnlyList<AssignmentSources> parts) =>
        (Repository, Manifest, SolutionReleased, Parts) = (repository, manifest, entry.SolutionReleased, parts);

    /// <summary>The repository's root.</summary>
    public string Repository { get; }

    /// <summary>The assignment's manifest.</summary>
    public Assignment Manifest { get; }

    /// <summary>Whether students may have the reference's module.</summary>
    public bool SolutionReleased { get; }

    /// <summary>The same in a course that hands out the reference's module, whatever the course's manifest says.</summary>
    internal AssignmentSources Solved() => new(Repository, Manifest, new CourseEntry { Id = Manifest.Id, SolutionReleased = true }, Parts);

    /// <summary>The assignments whose modules a set puts together; empty for one that has a module of its own.</summary>
    public IReadOnlyList<AssignmentSources> Parts { get; }

    /// <summary>The modules that are judged: its own, or those of its parts.</summary>
    public IReadOnlyList<string> Modules => Manifest.IsSet ? [.. Parts.Select(part => part.Manifest.Module)] : [Manifest.Module];

    /// <summary>The assignment's folder.</summary>
    public string Folder => Path.Combine(Repository, "assignments", Manifest.Id);

    /// <summary>The module's project folder in the reference.</summary>
    /// <exception cref="InvalidOperationException">It is a set: its modules are its parts'.</exception>
    public string Reference => Manifest.IsSet ? throw new InvalidOperationException($"{Manifest.Id} is a set and has no module of its own; ask its parts.") : Path.Combine(Repository, "reference", Manifest.Module);

    /// <summary>Solutions, right and wrong, that the suites are tried on.</summary>
    public string Corpus => Path.Combine(Repository, "tests", "submissions", Manifest.Id);

    /// <summary>A handout's path.</summary>
    /// <param name="language"><c>en</c> or <c>ru</c>.</param>
    public string Handout(string language) => Path.Combine(Folder, $"handout.{language}.md");

    /// <summary>The reference, as it would be handed in; of a set, every part's in a folder of its name.</summary>
    public SubmissionFiles ReferenceFiles() => Files(assignment => assignment.Reference);

    /// <summary>The stubs, as they would be handed in.</summary>
    public SubmissionFiles StubFiles() => Files(assignment => assignment.Folder);

    private SubmissionFiles Files(Func<AssignmentSources, string> folder) => !Manifest.IsSet
        ? SubmissionFiles.Read(folder(this), Manifest.Files)
        : SubmissionFiles.Join(Parts.Select(part => (part.Manifest.Id, part.Files(folder))));

    /// <summary>The assignment of an id.</summary>
    /// <exception cref="AuthoringException">There is no such assignment; the message lists those that there are.</exception>
    public static AssignmentSources Of(string repository, string id) => All(repository).FirstOrDefault(a => a.Manifest.Id == id)
        ?? throw new AuthoringException("assignments", 1, $"there is no assignment `{id}`; there are {string.Join(", ", All(repository).Select(a => a.Manifest.Id))}");

    /// <summary>All assignments of a repository, in the course's order.</summary>
    /// <exception cref="AuthoringException">A part of a set is no assignment of the course, or a set itself.</exception>
    public static IReadOnlyList<AssignmentSources> All(string repository)
    {
        string assignments = Path.Combine(repository, "assignments");
        var manifests = CourseManifest.Read(Path.Combine(assignments, CourseManifest.FileName)).Assignments
            .Select(entry => (Entry: entry, Manifest: Assignment.Read(Path.Combine(assignments, entry.Id, Assignment.FileName)))).ToList();
        var single = manifests.Where(m => !m.Manifest.IsSet).ToDictionary(m => m.Manifest.Id, m => new AssignmentSources(repository, m.Manifest, m.Entry, []), StringComparer.Ordinal);
        return [.. manifests.Select(m => m.Manifest.IsSet ? new AssignmentSources(repository, m.Manifest, m.Entry, [.. m.Manifest.Parts.Select(part => Part(m.Manifest, part))]) : single[m.Manifest.Id])];

        AssignmentSources Part(Assignment set, string part) => single.GetValueOrDefault(part) ?? throw new AuthoringException($"assignments/{set.Id}/{Assignment.FileName}", 1,
            $"`{part}` of parts is no assignment with a module of its own; there are {string.Join(", ", manifests.Where(m => !m.Manifest.IsSet).Select(m => m.Manifest.Id))}");
    }

    /// <summary>The repository that a folder lies in: the nearest one above that has <c>assignments/course.json</c> and <c>reference</c>.</summary>
    /// <exception cref="AuthoringException">There is none.</exception>
    public static string RepositoryAbove(string folder)
    {
        for (var above = new DirectoryInfo(folder); above is not null; above = above.Parent)
            if (File.Exists(Path.Combine(above.FullName, "assignments", CourseManifest.FileName)) && Directory.Exists(Path.Combine(above.FullName, "reference")))
                return above.FullName;
        throw new AuthoringException(folder, 1, "no course repository here or above: it has assignments/course.json and reference/");
    }

    /// <summary>Every file that <c>gradus stubs</c> makes, relative to the repository: the stubs with the given files and the list of exercises, none of which a set has, and the handout's code for probe and suite.</summary>
    public IReadOnlyList<GeneratedFile> Generated()
    {
        string source = $"assignments/{Manifest.Id}/handout.en.md";
        var handout = Authoring.Handout.Read(Handout("en")) with { File = source };
        return
        [
            .. Manifest.IsSet ? [] : StubWriter.Write(Reference).Append(ExerciseList.Of(Reference)).Select(f => f with { Path = $"assignments/{Manifest.Id}/{f.Path}" }),
            new GeneratedFile($"graders/probes/{Manifest.ShortName}/Handout.g.cs", HandoutCode.Probe(handout, source, [.. Modules, .. Manifest.Given])),
            new GeneratedFile($"graders/suites/{Manifest.Id}/Public/Handout.g.cs", HandoutCode.Suite(handout, source, $"Gradus.Suites.{Manifest.ShortName}.Public")),
        ];
    }

    /// <summary>How the files on disk differ from <see cref="Generated"/>; empty when they are up to date.</summary>
    public IReadOnlyList<string> OutOfDate()
    {
        var generated = Generated();
        string stubs = $"assignments/{Manifest.Id}/";
        var differences = StubCheck.Compare([.. generated.Where(f => f.Path.StartsWith(stubs, StringComparison.Ordinal)).Select(f => f with { Path = f.Path[stubs.Length..] })], Folder)
            .Select(d => stubs + d.Message);
        return [.. differences, .. generated.Where(f => !f.Path.StartsWith(stubs, StringComparison.Ordinal)).Select(f => StubCheck.Difference(f, Repository)).OfType<StubDifference>().Select(d => d.Message)];
    }

    /// <summary>Writes <see cref="Generated"/> and removes stubs and given files that the reference no longer has.</summary>
    /// <returns>The paths that were written or removed.</returns>
    public IReadOnlyList<string> Update()
    {
        List<string> touched = [];
        var generated = Generated();
        string stubs = $"assignments/{Manifest.Id}/";
        foreach (var file in generated.Where(f => StubCheck.Difference(f, Repository) is not null))
        {
            file.WriteBelow(Repository);
            touched.Add(file.Path);
        }
        var own = generated.Where(f => f.Path.StartsWith(stubs, StringComparison.Ordinal)).Select(f => f with { Path = f.Path[stubs.Length..] });
        foreach (var old in StubCheck.Compare([.. own], Folder).Where(d => d.State == StubState.Superfluous))
        {
            File.Delete(Path.Combine(Folder, old.Path));
            touched.Add(stubs + old.Path);
        }
        return touched;
    }
}
