using Gradus.Authoring;
using Gradus.Authoring.Verification;
using Gradus.Engine;
using Gradus.Engine.Kits;
using Gradus.Engine.Processes;
using Gradus.Grading.Checks;
using Gradus.Grading.Course;
using Gradus.Grading.Records;

namespace Gradus.Cli.Verification;

/// <summary>Grades the reference and the corpus of an assignment, and gathers what the graders are judged by.</summary>
/// <param name="assignment">The assignment's sources.</param>
/// <param name="shelf">The course's kits.</param>
public sealed class Experiment(AssignmentSources assignment, KitShelf shelf)
{
    private readonly Kit kit = shelf.Of(assignment.Manifest.Id)
        ?? throw new UsageException($"There is no kit of {assignment.Manifest.Id} in {shelf.Folder}; `dotnet build tools/Gradus.Cli` makes it.");

    /// <summary>Runs it.</summary>
    /// <param name="quick">Only the stub and one wrong solution per check, rather than the whole corpus.</param>
    /// <param name="jobs">How many solutions are graded side by side.</param>
    /// <param name="graded">Told of every solution that is done.</param>
    public Evidence Run(bool quick, int jobs, Action<Solution>? graded = null)
    {
        using var grader = new Grader(new GraderOptions { Tool = "gradus verify" });
        using var direct = new Grader(new GraderOptions { Tool = "gradus verify", Host = TrustedHost.Of });
        grader.Warm(kit);
        var reference = assignment.ReferenceFiles();
        var chosen = Solutions(assignment, quick);
        var trials = new Trial[chosen.Count];
        Parallel.For(0, chosen.Count, new ParallelOptions { MaxDegreeOfParallelism = jobs }, i =>
        {
            trials[i] = new Trial(chosen[i], Grade(grader, chosen[i]));
            graded?.Invoke(chosen[i]);
        });
        return new Evidence(
            assignment,
            [.. Declared(kit.PublicSuite, Visibility.Public), .. Declared(kit.StaffSuite, Visibility.Staff)],
            [.. SuiteCatalog.NotCovered(kit.PublicSuite), .. SuiteCatalog.NotCovered(kit.StaffSuite)],
            direct.Grade(reference, kit).Staff,
            grader.Grade(reference, kit).Staff,
            trials, CorpusManifest.Read(assignment).SamePoints, IsWhole: !quick);
    }

    /// <summary>Hands a solution in as a student does, as a folder.</summary>
    private ScoreRecord Grade(Grader grader, Solution solution)
    {
        string folder = Directory.CreateTempSubdirectory("gradus-verify-").FullName;
        try
        {
            foreach (var (path, content) in solution.Files)
            {
                string file = Path.Combine(folder, path);
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                File.WriteAllBytes(file, content);
            }
            return grader.Grade(folder, kit, shelf).Staff;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The solutions that are tried: the corpus, or its quick subset. The stub is among them always, whether or not it has a folder.</summary>
    /// <param name="assignment">The assignment's sources.</param>
    /// <param name="quick">Only the stub and one wrong solution per check.</param>
    /// <exception cref="AuthoringException">A solution cannot be read.</exception>
    public static IReadOnlyList<Solution> Solutions(AssignmentSources assignment, bool quick)
    {
        var corpus = Solution.ReadAll(assignment);
        if (corpus.All(s => s.Manifest.Kind != SolutionKind.Stub))
            corpus = [new Solution(Solution.Stub, new SolutionManifest { Kind = SolutionKind.Stub, About = "As it is handed out." }, assignment.StubFiles().Files), .. corpus];
        return quick ? QuickSubset.Of(corpus) : corpus;
    }

    private static IEnumerable<(DeclaredCheck, Visibility)> Declared(System.Reflection.Assembly suite, Visibility visibility) => SuiteCatalog.Checks(suite).Select(c => (c, visibility));
}
