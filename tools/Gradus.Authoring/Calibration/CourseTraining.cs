using System.Reflection;
using Gradus.Authoring.Verification;
using Gradus.Grading.Checks;
using Gradus.Grading.Convergence;
using Gradus.Grading.Records;

namespace Gradus.Authoring.Calibration;

/// <summary>A training of an assignment: where its table stands, and what the corpus says about it.</summary>
/// <param name="assignment">The assignment's sources.</param>
/// <param name="declared">The training, with the checks of both suites that judge by it.</param>
/// <param name="visibility">The suite that declares it.</param>
/// <param name="checks">All checks of the assignment, by id.</param>
public sealed class CourseTraining(AssignmentSources assignment, DeclaredTraining declared, Visibility visibility, IReadOnlyDictionary<string, DeclaredCheck> checks)
{
    /// <summary>The training.</summary>
    public DeclaredTraining Declared => declared;

    /// <summary>Its id.</summary>
    public string Id { get; } = declared.Make().Id;

    /// <summary>Where its table stands.</summary>
    public string TableFile => Path.Combine(FolderOf(assignment, visibility), Id + ".json");

    /// <summary>The trainings of an assignment's suites, by id. One that both suites declare is the public one's, whose table the staff suite links.</summary>
    /// <param name="assignment">The assignment's sources.</param>
    /// <param name="publicSuite">The suite that students have.</param>
    /// <param name="staffSuite">The other one.</param>
    public static IReadOnlyList<CourseTraining> All(AssignmentSources assignment, Assembly publicSuite, Assembly staffSuite)
    {
        var checks = new[] { publicSuite, staffSuite }.SelectMany(SuiteCatalog.Checks).DistinctBy(c => c.Id).ToDictionary(c => c.Id, StringComparer.Ordinal);
        var found = new[] { (Suite: publicSuite, Visibility: Visibility.Public), (Suite: staffSuite, Visibility: Visibility.Staff) }
            .SelectMany(s => TrainingCatalog.Of(s.Suite).Select(t => (Training: t, s.Visibility)));
        return [.. found.GroupBy(f => f.Training.Make().Id, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new CourseTraining(assignment, g.First().Training with { Checks = [.. g.SelectMany(f => f.Training.Checks)] }, g.First().Visibility, checks))];
    }

    /// <summary>The tables beside a suite's sources, whether or not a training takes them.</summary>
    public static IReadOnlyList<string> Tables(AssignmentSources assignment) =>
        [.. new[] { Visibility.Public, Visibility.Staff }.Select(v => FolderOf(assignment, v)).Where(Directory.Exists).SelectMany(folder => Directory.GetFiles(folder, "*.json")).Order(StringComparer.Ordinal)];

    /// <summary>The report on an assignment's trainings.</summary>
    public static string ReportFile(AssignmentSources assignment) => Path.Combine(assignment.Corpus, CalibrationReport.FileName);

    /// <summary>Whether a wrong solution is trained: always, but for a set's that loses a check of one module. Before the whole is judged, the reference's stands in its place: all that is lost there is a share.</summary>
    /// <param name="solution">The wrong solution.</param>
    public bool Tries(Solution solution) => !assignment.Manifest.IsSet || (solution.Manifest.Loses.Count > 0 && !solution.Manifest.Loses.Keys.Any(id => checks.TryGetValue(id, out var lost) && lost.Check.Module is not null));

    /// <summary>What the training is to make of a wrong solution, by what that declares to lose.</summary>
    /// <param name="solution">The wrong solution.</param>
    /// <param name="trainee">The same, compiled.</param>
    public WrongTrainee Expect(Solution solution, Trainee trainee)
    {
        var loses = solution.Manifest.Loses;
        string[] lost = [.. declared.Checks.Where(loses.ContainsKey)], own = [.. lost.Where(id => !Before(id).Any(loses.ContainsKey))];
        var verdict = lost.Length == 0 ? Verdict.Passes : own.Length == 0 || solution.Manifest.Diagnostics.Length > 0 ? Verdict.Either : Verdict.Fails;
        return new WrongTrainee(trainee, verdict, own.Select(id => loses[id]).FirstOrDefault(diagnosis => diagnosis.Length > 0) ?? "");
    }

    /// <summary>The checks that a check waits for, directly or not.</summary>
    private IEnumerable<string> Before(string check) =>
        checks.TryGetValue(check, out var found) ? found.Prerequisites.SelectMany(id => Before(id).Prepend(id)) : [];

    private static string FolderOf(AssignmentSources assignment, Visibility visibility) =>
        Path.Combine(assignment.Repository, "graders", "suites", assignment.Manifest.Id, visibility.ToString(), "Convergence");
}
