using Gradus.Authoring;
using Gradus.Engine;
using Gradus.Engine.Kits;
using Gradus.Grading.Course;
using Gradus.Grading.Records;
using NUnit.Framework;

namespace Gradus.EndToEnd;

/// <summary>What a student sees at home is what the grader will see: the record of the public suite, without <c>run</c>, is the same byte for byte.</summary>
[NonParallelizable]
public sealed class ParityTests
{
    private const int Repeats = 20;

    private static readonly string?[] Solutions = [null, "first-attempt"];

    private static readonly Grader grader = new(); // one for all, as in a batch

    [OneTimeTearDown]
    public void Stop()
    {
        grader.Dispose();
        Students.Untouch("autodiff");
    }

    [Test]
    public void At_home_and_graded_in_both_languages([Values("metrics", "scalar-autograd", "autodiff", "gradient-descent")] string assignment, [ValueSource(nameof(Solutions))] string? solution)
    {
        Students.HandIn(assignment, solution);
        string[] records =
        [
            Home(assignment, "en"), Home(assignment, "ru", "--no-build"),
            .. Graded(assignment, 1),
        ];
        Assert.That(records.Distinct().Count(), Is.EqualTo(1), () => string.Join("\n---\n", records.Distinct()));
    }

    /// <summary>At home a module that is not released is the student's own. Where that is right, too, one warning is all the difference.</summary>
    [Test]
    public void On_modules_of_ones_own_the_record_says_so_and_is_else_the_same([Values("activations", "losses", "layers", "optimizers")] string assignment)
    {
        Students.HandIn("autodiff", null);
        Students.HandIn(assignment, "first-attempt");
        Home(assignment, "en");
        var record = Students.Record(assignment);
        var said = record.Diagnostics.Single(d => d.Code == "GR0122");
        Assert.That(said.Message.Args!["modules"], Is.EqualTo("Gradus.Autodiff"));
        Assert.That(RecordJson.WriteWithoutRun(record with { Diagnostics = [.. record.Diagnostics.Where(d => d != said)] }), Is.EqualTo(Graded(assignment, 1).Single()));
    }

    /// <summary>Solutions that end in another way than the reference and a first attempt do; the language they are shown in is tried above.</summary>
    [TestCase("metrics", "linq")]
    [TestCase("metrics", "file-outside-the-globs")]
    [TestCase("scalar-autograd", "closures")]
    [TestCase("scalar-autograd", "file-outside-the-globs")]
    [TestCase("autodiff", "counted-uses")]
    [TestCase("autodiff", "helper-file")]
    public void At_home_and_graded(string assignment, string solution)
    {
        Students.HandIn(assignment, solution);
        string home = Home(assignment, "en");
        Assert.That(Graded(assignment, 1).Single(), Is.EqualTo(home));
        Assert.That(home.Contains("GR0102", StringComparison.Ordinal), Is.EqualTo(solution == "file-outside-the-globs"), "a file that is not graded is named");
    }

    [Test]
    public void What_an_exercise_may_not_call_costs_the_same_at_home_and_graded()
    {
        Students.HandIn("metrics", null);
        Students.Edit("metrics", "Ranking.cs", "double won = 0, positivesBelow", "_ = RocCurve(truth, scores, weights);\n        double won = 0, positivesBelow");
        string home = Home("metrics", "en");
        Assert.That(Graded("metrics", 1).Single(), Is.EqualTo(home));
        var lost = Students.Record("metrics").Checks.Where(c => c.Points < c.Max).ToList();
        Assert.That(lost.Select(c => c.Group).Distinct(), Is.EqualTo(new[] { "roc-auc" }));
        Assert.That(lost.Select(c => c.Status), Has.Some.EqualTo(CheckStatus.Policy));
    }

    /// <summary>What no line of the policy allows, and what may not be declared: nothing is run, and the same is said of it.</summary>
    [TestCase("_ = new System.Uri(\"http://localhost\");", "GR0109", "Uri..ctor")]
    [TestCase("} ~Probe() {", "GR0110", "~Probe()")]
    public void What_is_not_allowed_is_rejected_at_home_and_graded(string statement, string code, string member)
    {
        Students.HandIn("metrics", null);
        File.AppendAllText(Path.Combine(Students.Folder("metrics"), "Ranking.cs"), $$"""

            internal sealed class Probe
            {
                internal void Look() { {{statement}} }
            }

            """);
        string home = Home("metrics", "en");
        Assert.That(Graded("metrics", 1).Single(), Is.EqualTo(home));
        var record = Students.Record("metrics");
        var said = record.Diagnostics.Single(d => d.Code == code);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(record.Outcome, Is.EqualTo(Outcome.Rejected));
            Assert.That(said.Message.Args!["member"], Is.EqualTo(member));
            Assert.That((said.Location?.File, said.Location?.Line), Is.EqualTo(("Ranking.cs", Line("metrics", "Ranking.cs", "internal void Look()"))));
        }
    }

    private static int Line(string assignment, string file, string text) =>
        Array.FindIndex(File.ReadAllLines(Path.Combine(Students.Folder(assignment), file)), line => line.Contains(text, StringComparison.Ordinal)) + 1;

    [Test]
    public void Over_many_repeats([Values("metrics", "scalar-autograd")] string assignment)
    {
        Students.HandIn(assignment, "first-attempt");
        Assert.That(Graded(assignment, Repeats).Distinct().Count(), Is.EqualTo(1));
    }

    [Test, Explicit("takes minutes: twenty runs of `dotnet test` for each assignment")]
    public void Over_many_repeats_at_home([Values("metrics", "scalar-autograd")] string assignment)
    {
        Students.HandIn(assignment, "first-attempt");
        string first = Home(assignment, "en");
        for (int i = 1; i < Repeats; i++) Assert.That(Home(assignment, i % 2 == 0 ? "en" : "ru", "--no-build"), Is.EqualTo(first), $"run {i}");
    }

    private static string Home(string assignment, string language, params string[] arguments)
    {
        string record = Path.Combine(Students.Results(assignment), "record.json");
        if (File.Exists(record)) File.Delete(record); // one of an earlier run must not be taken for this one's
        var ran = Shell.Run(Students.Folder(assignment), ["dotnet", "test", .. arguments], ("GRADUS_LANG", language));
        Assert.That(record, Does.Exist, ran.ToString());
        return RecordJson.WriteWithoutRun(Students.Record(assignment));
    }

    private static IReadOnlyList<string> Graded(string assignment, int times)
    {
        var kit = KitShelf.Find(Path.Combine(Students.Course, "artifacts", "kits")).Of(assignment)!;
        var files = SubmissionFiles.Read(Students.Folder(assignment), kit.Assignment.Files);
        return [.. Enumerable.Range(0, times).Select(_ => RecordJson.WriteWithoutRun(grader.Grade(files, kit, Suites.Public).Student))];
    }
}
