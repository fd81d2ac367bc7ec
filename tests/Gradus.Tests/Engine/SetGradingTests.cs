using Gradus.Engine;
using Gradus.Engine.Collecting;
using Gradus.Engine.Containment;
using Gradus.Grading.Records;
using NUnit.Framework;

namespace Gradus.Tests.Engine;

/// <summary>Sets of modules through the whole engine: one broken module costs its own points and its share of the whole, and is named; the others are judged as if it were right.</summary>
[Parallelizable(ParallelScope.Self)] // it mostly waits for processes
public class SetGradingTests
{
    private const string WrongSum = "namespace Gradus.Sums;\npublic static class Sum { public static double Add(double a, double b) => a - b; }\n";
    private const string WrongMean = "namespace Gradus.Halves;\npublic static class Middle { public static double Mean(double a, double b) => a; }\n";

    private static readonly string[] Lost = ["Modules.Sums", "Whole.Both", "HiddenModules.Sums", "HiddenWhole.Both"];

    private Grader grader = null!;

    [OneTimeSetUp]
    public void Start() => grader = new Grader(new GraderOptions { Compiler = SharedCompiler.Instance });

    [OneTimeTearDown]
    public void Stop() => grader.Dispose();

    private ScoreRecord Grade(string? sums = MiniSet.Sums, string? halves = MiniSet.Halves) => grader.Grade(MiniSet.Submission(sums, halves), MiniSet.Kit).Staff;

    private static CheckRecord Check(ScoreRecord record, string id) => record.Checks.Single(c => c.Id == id);

    private static string[] LostIn(ScoreRecord record) => [.. record.Checks.Where(c => c.Points < c.Max).Select(c => c.Id)];

    private static void AssertNamed(ScoreRecord record, string key, string module, Location? location) =>
        Assert.That(record.Diagnostics.Where(d => d.Code == "GR0120").Select(d => (d.Severity, d.Message.Key, d.Message.Args!["module"], d.Location)),
            Is.EqualTo(new[] { (Severity.Warning, key, module, location) }), RecordJson.Write(record));

    [Test]
    public void Right_modules_put_together_earn_every_point()
    {
        var record = Grade();
        Assert.That((record.Outcome, record.Score, record.Max, record.Diagnostics.Count), Is.EqualTo((Outcome.Graded, 10.0, 10.0, 0)), RecordJson.Write(record));
        Assert.That(record.Submission.Files.Select(f => f.Path), Is.EqualTo(new[] { "halves/Middle.cs", "sums/Sum.cs" }));
    }

    [Test]
    public void A_wrong_module_costs_its_own_points_and_is_named_also_where_others_build_on_it()
    {
        var record = Grade(sums: WrongSum);
        Assert.That((record.Outcome, LostIn(record)), Is.EqualTo((Outcome.Graded, Lost)), RecordJson.Write(record));
        AssertNamed(record, "capstone.wrong", "Gradus.Sums", new Location("sums/Sum.cs", 2));
        Assert.That(Check(record, "Modules.Sums").Location, Is.EqualTo(new Location("sums/Sum.cs", 2)));
    }

    [Test]
    public void A_module_that_does_not_compile_stops_no_other()
    {
        var record = Grade(sums: "namespace Gradus.Sums;\npublic static class Sum\n{\n    int x = ;\n}\n");
        Assert.That((record.Outcome, LostIn(record)), Is.EqualTo((Outcome.Graded, Lost)), RecordJson.Write(record));
        AssertNamed(record, "capstone.not-compiled", "Gradus.Sums", new Location("sums/Sum.cs", 4));
        Assert.That(record.Diagnostics.First().Location, Is.EqualTo(new Location("sums/Sum.cs", 4)), "the compiler's own words");
        Assert.That(record.Diagnostics.First().Severity, Is.EqualTo(Severity.Error));
    }

    [Test]
    public void A_module_that_is_missing_stops_no_other()
    {
        var record = Grade(sums: null);
        Assert.That((record.Outcome, LostIn(record), Check(record, "Modules.Sums").Status), Is.EqualTo((Outcome.Graded, Lost, CheckStatus.NotImplemented)));
        AssertNamed(record, "capstone.not-handed-in", "Gradus.Sums", null);
    }

    [TestCase("static object o = new System.Net.CookieContainer();", "GR0101", TestName = "A_module_that_breaks_a_rule_of_the_submission_stops_no_other")]
    [TestCase("static double F() => System.Math.FusedMultiplyAdd(1, 2, 3);", "GR0101", TestName = "A_module_that_breaks_a_rule_of_an_exercise_is_not_used")]
    [TestCase("#line 1 \"other.cs\"", "GR0108", TestName = "A_module_that_takes_another_files_name_stops_no_other")]
    public void A_refused_module(string line, string code)
    {
        var record = Grade(sums: $"namespace Gradus.Sums;\npublic static class Sum\n{{\n    public static double Add(double a, double b) => a + b;\n{line}\n}}\n");
        Assert.That((record.Outcome, LostIn(record), Check(record, "Modules.Sums").Status), Is.EqualTo((Outcome.Graded, Lost, CheckStatus.Policy)), RecordJson.Write(record));
        AssertNamed(record, "capstone.rejected", "Gradus.Sums", new Location("sums/Sum.cs", 5));
        Assert.That(record.Diagnostics.Select(d => d.Code), Has.Some.EqualTo(code));
    }

    [Test]
    public void Each_part_has_its_own_policy() =>
        Assert.That(Grade(halves: MiniSet.Halves.Replace("Sum.Add(a, b) / 2", "System.Math.FusedMultiplyAdd(a, 0.5, b / 2)")).Score, Is.EqualTo(10), "what sums may not use, halves may");

    [Test]
    public void Two_broken_modules_cost_the_whole_too()
    {
        var record = Grade(WrongSum, WrongMean);
        Assert.That((record.Outcome, record.Score), Is.EqualTo((Outcome.Graded, 0.0)));
        Assert.That(record.Diagnostics.Select(d => d.Message.Args!["module"]), Is.EqualTo(new[] { "Gradus.Halves", "Gradus.Sums" }));
        Assert.That(Check(record, "Whole.Both").Got!.Key, Is.EqualTo("loss.no-own-module"));
    }

    [Test]
    public void A_module_that_is_right_alone_and_breaks_the_whole_costs_its_share_of_that_and_no_more_than_if_it_were_withheld()
    {
        var record = Grade(sums: "namespace Gradus.Sums;\npublic static class Sum\n{\n    public static double Add(double a, double b) => b > 50 ? throw new System.InvalidOperationException() : a + b;\n}\n");
        Assert.That((LostIn(record), record.Score), Is.EqualTo((new[] { "Whole.Both", "HiddenWhole.Both" }, 7.5)), RecordJson.Write(record));
        Assert.That(record.Diagnostics.Single(), Is.EqualTo(new Diagnostic(Severity.Warning, "GR0120",
            Text.Of("capstone.whole", ("module", "Gradus.Sums"), ("check", "Whole.Both")), new Location("sums/Sum.cs", 4))));
        Assert.That(Grade(sums: null).Score, Is.EqualTo(4.5), "2 and 1 points of its own checks besides");
    }

    [Test]
    public void An_exception_is_placed_in_the_module_that_it_came_from()
    {
        var record = Grade(halves: "namespace Gradus.Halves;\npublic static class Middle\n{\n    public static double Mean(double a, double b) =>\n        throw new System.InvalidOperationException();\n}\n");
        Assert.That(Check(record, "Modules.Halves").Location, Is.EqualTo(new Location("halves/Middle.cs", 5)));
    }

    [Test]
    public void A_crash_costs_the_check_of_its_module()
    {
        var record = Grade(sums: "namespace Gradus.Sums;\npublic static class Sum { public static double Add(double a, double b) => Add(b, a) + 1; }\n");
        Assert.That((LostIn(record), Check(record, "Modules.Sums").Status), Is.EqualTo((Lost, CheckStatus.Crashed)), RecordJson.Write(record));
    }

    [TestCase(null, null, Outcome.NotSubmitted)]
    [TestCase("not C#", null, Outcome.NotCompiled)]
    [TestCase("#line 1\nnamespace Gradus.Sums;", "#line 1", Outcome.Rejected)]
    public void A_set_of_which_nothing_can_be_used_is_not_graded(string? sums, string? halves, Outcome outcome)
    {
        var record = Grade(sums, halves);
        Assert.That((record.Outcome, record.Score, record.Max), Is.EqualTo((outcome, 0.0, 10.0)));
        Assert.That(record.Checks.Select(c => c.Status), Is.All.EqualTo(CheckStatus.Skipped));
    }

    [Test]
    public void Equal_submissions_have_equal_records()
    {
        var files = MiniSet.Submission(WrongSum);
        string[] records = [.. Enumerable.Range(0, 4).AsParallel().Select(_ => RecordJson.WriteWithoutRun(grader.Grade(files, MiniSet.Kit).Staff))];
        Assert.That(records, Is.All.EqualTo(records[0]));
    }

    [Test]
    public void The_students_edition_does_not_tell_what_a_hidden_check_found()
    {
        // Right until it is asked for the same sum a second time in one process: its public check comes first, its hidden one does not.
        const string once = "namespace Gradus.Sums;\npublic static class Sum { private static int calls; public static double Add(double a, double b) => a == 2 && ++calls > 1 ? 0 : a + b; }\n";
        var graded = grader.Grade(MiniSet.Submission(once, halves: null), MiniSet.Kit);
        Assert.That(graded.Staff.Diagnostics.Select(d => d.Message.Key), Is.EqualTo(new[] { "capstone.not-handed-in", "capstone.wrong" }));
        Assert.That(graded.Student.Diagnostics.Select(d => d.Message.Key), Is.EqualTo(new[] { "capstone.not-handed-in" }));
        var hidden = graded.Staff.Diagnostics[1];
        var difference = hidden with { Code = "GR0121" };
        Assert.That(hidden.Location, Is.Not.Null);
        Assert.That(Student.EditionOf(graded.Staff with { Diagnostics = [hidden, difference] }, _ => true).Diagnostics, Is.EqualTo(new[] { hidden with { Location = null } }), "a hidden check that shows its points");
    }

    [Test]
    public void The_reference_earns_every_point() => Assert.That(grader.GradeReference(MiniSet.Kit) is { Score: 10, Outcome: Outcome.Graded }, Is.True);

    [Test]
    public void Without_a_screen_every_check_has_a_side_of_its_own()
    {
        using var unscreened = new Grader(new GraderOptions { Layers = new HashSet<Layer> { Layer.Process, Layer.HeapLimit }, Compiler = SharedCompiler.Instance });
        const string counting = "namespace Gradus.Sums;\npublic static class Sum { private static int calls; public static double Add(double a, double b) => ++calls <= 2 ? a + b : 0; }\n";
        Assert.That(unscreened.Grade(MiniSet.Submission(counting), MiniSet.Kit).Staff.Score, Is.EqualTo(10));
    }

    [Test]
    public void A_part_that_the_collector_refuses_stops_no_other()
    {
        string folder = MiniKit.Folder(("sums/Sum.cs", MiniSet.Sums + "\0"), ("halves/Middle.cs", MiniSet.Halves));
        var record = grader.Grade(folder, MiniSet.Kit, MiniSet.Shelf).Staff;
        Assert.That((record.Outcome, LostIn(record)), Is.EqualTo((Outcome.Graded, Lost)));
        AssertNamed(record, "capstone.rejected", "Gradus.Sums", null);
        Assert.That(record.Diagnostics[0].Message, Is.EqualTo(Text.Of("refused.not-text", ("file", "sums/Sum.cs"))));
    }
}
