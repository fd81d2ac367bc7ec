using Gradus.Authoring;
using Gradus.Authoring.Verification;
using Gradus.Engine.Kits;
using Gradus.Grading.Checks;
using Gradus.Grading.Records;
using NUnit.Framework;

namespace Gradus.EndToEnd;

/// <summary>A whole course, filled in by one student in the released repository: tested at home, packed, and graded by the command. All combinations of right solutions that the corpus has; and with one module broken, each in turn.</summary>
/// <remarks>The reference's modules and two broken ones are tried with every build, by <see cref="SetLoopTests"/>.</remarks>
[Explicit("takes ten minutes"), NonParallelizable]
public sealed class WholeCourseTests
{
    private static readonly string Tool = Path.Combine(Students.Course, "artifacts", "bin", "Gradus.Cli", "debug", "gradus.dll");

    private static IEnumerable<AssignmentSources> Sets => AssignmentSources.All(Students.Course).Where(a => a.Manifest.IsSet);

    private static IEnumerable<TestCaseData> Courses => from set in Sets from course in Right(set) select new TestCaseData(set, course).SetArgDisplayNames(set.Manifest.Id, course.Name);

    /// <summary>A module that a public check shows to be wrong, among right ones.</summary>
    private static IEnumerable<TestCaseData> Broken =>
        from set in Sets
        let shown = SuiteCatalog.Checks(KitShelf.Find(Path.Combine(Students.Course, "artifacts", "kits")).Of(set.Manifest.Id)!.PublicSuite).Select(c => c.Id).ToArray()
        from part in set.Parts
        let wrong = Solution.ReadAll(set).First(s => s.Manifest is { Kind: SolutionKind.Wrong, Outcome: Outcome.Graded, Slow: false, Edits.Length: 0, Parts.Count: 1 }
            && s.Manifest.Parts.ContainsKey(part.Manifest.Id) && s.Manifest.Loses.Keys.Any(shown.Contains))
        select new TestCaseData(set, part, wrong).SetArgDisplayNames(set.Manifest.Id, wrong.Name);

    [OneTimeTearDown]
    public void PutBack()
    {
        foreach (var set in Sets) Students.Untouch(set.Manifest.Id);
    }

    [TestCaseSource(nameof(Courses))]
    public void Of_right_solutions_it_earns_every_point_at_home_and_graded(AssignmentSources set, Solution course)
    {
        Students.HandIn(set, course.Files);
        var ran = Students.Test(set.Manifest.Id);
        var home = Students.Record(set.Manifest.Id);
        string zip = Packed(set);
        var alike = Graded(zip, set, "public").Student;
        var graded = Graded(zip, set, "all").Staff;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(ran.ExitCode, Is.Zero, ran.ToString());
            Assert.That(home.Score, Is.EqualTo(home.Max), ran.ToString());
            // All modules are the student's own; and a file that is not handed in is named where it lies.
            Assert.That(home.Diagnostics.Select(d => d.Code).Except(["GR0102"]), Is.EqualTo(new[] { "GR0122" }));
            Assert.That(Undiagnosed(alike), Is.EqualTo(Undiagnosed(home)));
            Assert.That((graded.Score, graded.Max), Is.EqualTo((set.Manifest.Points, set.Manifest.Points)));
            Assert.That(alike.Diagnostics.Concat(graded.Diagnostics), Is.Empty);
        }
    }

    [TestCaseSource(nameof(Broken))]
    public void A_broken_module_costs_its_own_points_and_is_named(AssignmentSources set, AssignmentSources part, Solution wrong)
    {
        string folder = part.Manifest.Id + "/";
        Students.HandIn(set, Right(set).First().Files.Where(f => !IsOfPart(f)).Concat(wrong.Files.Where(IsOfPart)));
        var ran = Students.Test(set.Manifest.Id);
        var home = Students.Record(set.Manifest.Id);
        var (graded, shown) = Graded(Packed(set), set, "all");
        var own = graded.Checks.Where(c => c.Group == part.Manifest.Id).ToList();
        var others = graded.Checks.Where(c => c.Group != part.Manifest.Id && set.Manifest.Parts.Contains(c.Group)).ToList();
        var whole = graded.Checks.Except(own).Except(others).ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(ran.ExitCode, Is.Not.Zero);
            Assert.That(Lost(home.Checks.Where(c => c.Group == part.Manifest.Id)), Is.Positive, ran.ToString());
            foreach (var record in new[] { graded, shown })
                Assert.That(record.Diagnostics.Where(d => d.Code == "GR0120").Select(d => d.Message.Args!["module"]), Is.EqualTo(new[] { part.Manifest.Module }));
            Assert.That(Lost(own), Is.Positive);
            Assert.That(others.Where(c => c.Points < c.Max).Select(c => c.Id), Is.Empty, "points of other modules");
            // The rest of the whole is judged with the reference's in its place: what is missing is no more than what one module of several brings.
            Assert.That(whole.Where(c => c.Points < 0.75 * c.Max).Select(c => c.Id), Is.Empty, "points of the whole");
            Assert.That(graded.Score, Is.EqualTo(graded.Max - Lost(graded.Checks)).Within(1e-9));
        }

        bool IsOfPart((string Path, byte[] Content) file) => file.Path.StartsWith(folder, StringComparison.Ordinal);
    }

    /// <summary>Right solutions of all parts together.</summary>
    private static IEnumerable<Solution> Right(AssignmentSources set) => Solution.ReadAll(set).Where(s => s.Manifest is { Kind: SolutionKind.Right, Parts.Count: > 0 });

    private static double Lost(IEnumerable<CheckRecord> checks) => checks.Sum(c => c.Max - c.Points);

    private static string Undiagnosed(ScoreRecord record) => RecordJson.WriteWithoutRun(record with { Diagnostics = [] });

    /// <summary>The zip to hand in.</summary>
    private static string Packed(AssignmentSources set)
    {
        var ran = Shell.Run(Students.Folder(set.Manifest.Id), ["dotnet", "build", "-t:HandIn"]);
        Assert.That(ran.ExitCode, Is.Zero, ran.ToString());
        return Path.Combine(Students.Repository, "artifacts", "hand-in", set.Manifest.Id + ".zip");
    }

    private static (ScoreRecord Staff, ScoreRecord Student) Graded(string zip, AssignmentSources set, string suites)
    {
        string output = Directory.CreateTempSubdirectory("gradus-whole-").FullName;
        var ran = Shell.Run(Students.Course, ["dotnet", Tool, "grade", zip, "--assignment", set.Manifest.Id, "--suites", suites, "--output", output]);
        Assert.That(ran.ExitCode, Is.Zero, ran.ToString());
        var records = (Read("staff"), Read("student"));
        Directory.Delete(output, recursive: true);
        return records;

        ScoreRecord Read(string audience) => RecordJson.Read(File.ReadAllText(Path.Combine(output, $"record.{audience}.json")));
    }
}
