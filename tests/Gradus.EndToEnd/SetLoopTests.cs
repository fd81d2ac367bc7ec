using System.IO.Compression;
using Gradus.Authoring;
using Gradus.Authoring.Releasing;
using Gradus.Authoring.Verification;
using Gradus.Engine;
using Gradus.Engine.Kits;
using Gradus.Grading.Checks;
using Gradus.Grading.Course;
using Gradus.Grading.Records;
using NUnit.Framework;

namespace Gradus.EndToEnd;

/// <summary>What a student sees in the folder of an assignment that puts the modules of others together.</summary>
[NonParallelizable]
public sealed class SetLoopTests
{
    private static readonly Grader grader = new();

    private static IEnumerable<AssignmentSources> All => AssignmentSources.All(Students.Course).Where(a => a.Manifest.IsSet);

    private static IEnumerable<string> Sets => All.Select(a => a.Manifest.Id);

    /// <summary>The reference, and of every set two solutions in which one module is wrong and a public check shows it. All modules are there: what does not build gives no record at home.</summary>
    private static IEnumerable<TestCaseData> Solutions =>
        from set in All
        let shown = SuiteCatalog.Checks(KitShelf.Find(Path.Combine(Students.Course, "artifacts", "kits")).Of(set.Manifest.Id)!.PublicSuite).Select(c => c.Id).ToArray()
        let wrong = Solution.ReadAll(set).Where(s => s.Manifest.Kind == SolutionKind.Wrong && s.Manifest.Outcome == Outcome.Graded && s.Manifest is { Slow: false, Parts.Count: 1 } && s.Manifest.Parts.Values.All(part => part is not null) && s.Manifest.Loses.Keys.Any(shown.Contains)).Select(s => s.Name)
        from solution in wrong.Take(1).Concat(wrong.TakeLast(1)).Prepend(null)
        select new TestCaseData(set.Manifest.Id, solution).SetArgDisplayNames(set.Manifest.Id, solution ?? "the reference");

    private static readonly Lazy<string> solved = new(() =>
    {
        string repository = Path.Combine(Path.GetDirectoryName(Students.Pristine)!, "solved");
        new ReleaseWriter(Students.Course).Write(repository, [.. AssignmentSources.All(Students.Course).Select(a => a.Manifest.IsSet ? a : a.Solved())], TestContext.Progress.WriteLine);
        return repository;
    });

    [OneTimeTearDown]
    public void Stop() => grader.Dispose();

    [TestCaseSource(nameof(Sets))]
    public void A_filled_in_course_earns_every_public_point(string set)
    {
        Students.HandIn(set, null);
        var ran = Students.Test(set);
        Students.Untouch(set);
        var record = Students.Record(set);
        Assert.Multiple(() =>
        {
            Assert.That(ran.ExitCode, Is.Zero, ran.ToString());
            Assert.That(record.Score, Is.EqualTo(record.Max), ran.ToString());
            Assert.That(record.Diagnostics.Select(d => (d.Code, d.Message.Key)), Is.EqualTo(new[] { ("GR0122", "diagnostic.own-set") }), "all modules are the student's own, and nothing is replaced");
        });
    }

    [TestCaseSource(nameof(Sets))]
    public void Untouched_stubs_are_skipped_and_cost_no_failure(string set)
    {
        Students.Untouch(set);
        var ran = Students.Test(set);
        Assert.That(ran.ExitCode, Is.Zero, ran.ToString());
        Assert.That(Students.Record(set).Checks.Select(c => c.Status), Is.All.EqualTo(CheckStatus.NotImplemented), ran.ToString());
    }

    [TestCaseSource(nameof(Sets))]
    public void The_zip_to_hand_in_holds_what_is_graded(string set)
    {
        var shelf = KitShelf.Find(Path.Combine(Students.Course, "artifacts", "kits"));
        Students.HandIn(set, null);
        var ran = Shell.Run(Students.Folder(set), ["dotnet", "build", "-t:HandIn"]);
        Students.Untouch(set);
        Assert.That(ran.ExitCode, Is.Zero, ran.ToString());
        string zip = Path.Combine(Students.Repository, "artifacts", "hand-in", set + ".zip");
        using (var archive = ZipFile.OpenRead(zip))
            Assert.That(archive.Entries.Select(e => e.FullName).Order(StringComparer.Ordinal), Is.EqualTo(AssignmentSources.Of(Students.Course, set).ReferenceFiles().Files.Select(f => f.Path)));
        var graded = grader.Grade(zip, shelf.Of(set)!, shelf, Suites.Public).Student;
        Assert.That((graded.Outcome, graded.Score), Is.EqualTo((Outcome.Graded, graded.Max)));
        Assert.That(graded.Diagnostics, Is.Empty);
    }

    /// <summary>Where the solutions are handed out, the reference's modules stand in at home as they do when graded.</summary>
    [TestCaseSource(nameof(Solutions))]
    public void At_home_and_graded_once_the_solutions_are_handed_out(string set, string? solution)
    {
        Students.HandIn(set, solution, solved.Value);
        string assignments = Path.Combine(solved.Value, "assignments"), recordFile = Path.Combine(solved.Value, "artifacts", "results", set, "record.json");
        var ran = Shell.Run(Path.Combine(assignments, set), ["dotnet", "test"]);
        Assert.That(recordFile, Does.Exist, ran.ToString());
        string home = RecordJson.WriteWithoutRun(RecordJson.Read(File.ReadAllText(recordFile)));
        var kit = KitShelf.Find(Path.Combine(Students.Course, "artifacts", "kits")).Of(set)!;
        var files = SubmissionFiles.Read(assignments, AssignmentSources.Of(Students.Course, set).Parts.Select(p => p.Manifest).ToList());
        Assert.That(home, Is.EqualTo(RecordJson.WriteWithoutRun(grader.Grade(files, kit, Suites.Public).Student)));
        Assert.That(home.Contains("GR0120", StringComparison.Ordinal), Is.EqualTo(solution is not null), "a module that is replaced is named");
    }
}
