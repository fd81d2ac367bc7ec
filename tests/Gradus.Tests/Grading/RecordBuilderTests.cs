using System.Security.Cryptography;
using System.Text;
using Gradus.Grading.Course;
using Gradus.Grading.Records;
using NUnit.Framework;

namespace Gradus.Tests.Marking;

/// <summary>How records come about.</summary>
public class RecordBuilderTests
{
    private static readonly Assignment Manifest = new()
    {
        Schema = Assignment.SchemaName,
        Id = "sample",
        Title = new() { ["en"] = "Sample" },
        Module = "Gradus.Sample",
        Points = 9.5,
        SuiteVersion = 4,
    };

    private static readonly Submission Handed = RecordBuilder.Submission([("A.cs", "a"u8.ToArray())]);

    private static readonly RunInfo Run = RecordBuilder.Run("gradus 1.0.0", "worker", ["process"]);

    private static ScoreRecord Plan => RecordBuilder.Plan(Manifest, [SampleSuites.Public, SampleSuites.Staff], Handed, "course", Outcome.NotCompiled, [], Run);

    [TestCase(0.125, 0.13)] // away from zero, not to even
    [TestCase(0.375, 0.38)]
    [TestCase(2.5, 2.5)]
    [TestCase(1.0 / 3, 0.33)]
    [TestCase(0.0, 0.0)]
    [TestCase(-0.125, -0.13)]
    public void Points_are_rounded_to_hundredths(double points, double rounded) => Assert.That(Points.Round(points), Is.EqualTo(rounded));

    [Test]
    public void Sums_of_hundredths_are_exact()
    {
        Assert.That(Points.Sum(Enumerable.Repeat(0.1, 10)), Is.EqualTo(1));
        Assert.That(Points.Sum([0.1, 0.2]), Is.EqualTo(0.3));
        Assert.That(Points.Sum([]), Is.Zero);
    }

    [Test]
    public void A_submission_is_its_files_whatever_order_they_come_in()
    {
        (string, byte[])[] files = [("b.cs", [1]), ("Б.cs", [2]), ("B.cs", [3]), ("a/b.cs", [4])];
        var submission = RecordBuilder.Submission(files);
        Assert.That(RecordBuilder.Submission(files.Reverse()).Id, Is.EqualTo(submission.Id));
        Assert.That(submission.Files.Select(f => f.Path), Is.EqualTo(new[] { "B.cs", "a/b.cs", "b.cs", "Б.cs" }), "ordinal order");
    }

    private static IEnumerable<TestCaseData> Others()
    {
        yield return new TestCaseData(((string, byte[])[])[("a.cs", [1]), ("b.cs", [3])]).SetArgDisplayNames("content");
        yield return new TestCaseData(((string, byte[])[])[("a.cs", [1]), ("c.cs", [2])]).SetArgDisplayNames("path");
        yield return new TestCaseData(((string, byte[])[])[("a.cs", [2]), ("b.cs", [1])]).SetArgDisplayNames("contents swapped");
        yield return new TestCaseData(((string, byte[])[])[("a.cs", [1])]).SetArgDisplayNames("a file less");
        yield return new TestCaseData(((string, byte[])[])[("a.cs", [1]), ("b.cs", [2]), ("c.cs", [])]).SetArgDisplayNames("a file more");
        yield return new TestCaseData(((string, byte[])[])[("A.cs", [1]), ("b.cs", [2])]).SetArgDisplayNames("case of a path");
    }

    [TestCaseSource(nameof(Others))]
    public void Whatever_differs_makes_another_submission((string, byte[])[] files) =>
        Assert.That(RecordBuilder.Submission(files).Id, Is.Not.EqualTo(RecordBuilder.Submission([("a.cs", [1]), ("b.cs", [2])]).Id));

    [Test]
    public void Hashes_are_SHA_256_in_lower_case()
    {
        string file = Convert.ToHexString(SHA256.HashData("a"u8)).ToLowerInvariant();
        Assert.That(Handed.Files, Is.EqualTo(new[] { new SubmittedFile("A.cs", file) }));
        Assert.That(Handed.Id, Is.EqualTo(Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"A.cs\n{file}\n"))).ToLowerInvariant()));
    }

    [Test]
    public void A_plan_lists_every_check_of_every_suite_without_points()
    {
        Assert.That(Plan.Checks.Select(c => c.Id), Is.EqualTo(new[]
        {
            "Counting.Count", "Counting.Rates", "Counting.All", "Averages.Mean", "Averages.Weighted", "Unstaged.Last", "Hidden.Again", "Hidden.Then",
        }));
        Assert.That(Plan.Checks.Select(c => (c.Points, c.Status, c.Got)), Is.All.EqualTo((0.0, CheckStatus.Skipped, (Text?)null)));
        Assert.That(Plan.Checks.Select(c => c.Visibility), Is.EqualTo(Enumerable.Repeat(Visibility.Public, 6).Append(Visibility.Staff).Append(Visibility.Staff)));
        Assert.That((Plan.Score, Plan.Max, Plan.Outcome, Plan.Audience), Is.EqualTo((0.0, 11.5, Outcome.NotCompiled, Audience.Staff)));
        Assert.That((Plan.Suite, Plan.Assignment, Plan.Seed), Is.EqualTo((new SuiteInfo("Sample.Public+Sample.Staff", 4), "sample", "course")));
    }

    [Test]
    public void Results_take_the_plans_order_and_what_was_not_run_is_left_out()
    {
        var plan = Plan;
        CheckRecord Done(string id, double points) => plan.Checks.Single(c => c.Id == id) with { Points = points, Status = CheckStatus.Passed };
        var record = RecordBuilder.With(plan, [Done("Hidden.Then", 1), Done("Averages.Mean", 0.1), Done("Counting.Count", 0.2)]);
        Assert.That(record.Checks.Select(c => c.Id), Is.EqualTo(new[] { "Counting.Count", "Averages.Mean", "Hidden.Then" }));
        Assert.That((record.Score, record.Max), Is.EqualTo((1.3, 4.0)));
        Assert.That(record.Diagnostics, Is.EqualTo(plan.Diagnostics));
        Assert.That(record with { Checks = plan.Checks, Score = plan.Score, Max = plan.Max, Diagnostics = plan.Diagnostics }, Is.EqualTo(plan), "nothing else changes");
    }

    [Test]
    public void Notes_stand_behind_what_was_said_before()
    {
        var plan = Plan with { Diagnostics = [new Diagnostic(Severity.Error, "CS0001", new Text("first"), null)] };
        var note = new Diagnostic(Severity.Warning, "GR0120", new Text("second"), null);
        Assert.That(RecordBuilder.With(plan, [], note).Diagnostics, Is.EqualTo(plan.Diagnostics.Append(note)));
    }

    [Test]
    public void A_run_has_an_id_of_its_own_and_a_time_that_everybody_can_read()
    {
        var other = RecordBuilder.Run("gradus 1.0.0", "worker", ["process"]);
        Assert.That(other.Id, Does.Match("^[0-9a-f]{16}$").And.Not.EqualTo(Run.Id));
        Assert.That(Run.Started, Does.Match(@"^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ$"));
        Assert.That((Run.Tool, Run.Binding, Run.Filtered), Is.EqualTo(("gradus 1.0.0", "worker", false)));
    }
}

[SetCulture("ru-RU")]
public class RecordBuilderInRussianTests : RecordBuilderTests;

[SetCulture("tr-TR")]
public class RecordBuilderInTurkishTests : RecordBuilderTests;

/// <summary>A calendar that counts another year.</summary>
[SetCulture("th-TH")]
public class RecordBuilderInThaiTests : RecordBuilderTests;
