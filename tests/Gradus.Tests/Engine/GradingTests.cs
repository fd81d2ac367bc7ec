using Gradus.Engine;
using Gradus.Engine.Containment;
using Gradus.Engine.Kits;
using Gradus.Grading.Records;
using NUnit.Framework;
using ContainmentLayers = Gradus.Engine.Containment.Layers;

namespace Gradus.Tests.Engine;

/// <summary>Submissions through the whole engine: compiler process, screening, worker processes, records.</summary>
[Parallelizable(ParallelScope.Self)] // it mostly waits for processes
public class GradingTests
{
    private const string Recursion = "private static double Deep(double x) => x < 0 ? 0 : 1 + Deep(x + 1);";

    private Grader grader = null!;

    /// <summary>Runs what the screen would reject: the split must hold, with a limit on memory so that the machine holds too.</summary>
    private Grader unscreened = null!;

    [OneTimeSetUp]
    public void Start() => (grader, unscreened) = (new Grader(), new Grader(new GraderOptions { Layers = new HashSet<Layer> { Layer.Process, Layer.HeapLimit }, Compiler = SharedCompiler.Instance }));

    [OneTimeTearDown]
    public void Stop()
    {
        grader.Dispose();
        unscreened.Dispose();
    }

    private ScoreRecord GradeUnscreened(params string[] members) => unscreened.Grade(MiniKit.Submission(members), MiniKit.Kit).Staff;

    private ScoreRecord Grade(params string[] members) => grader.Grade(MiniKit.Submission(members), MiniKit.Kit).Staff;

    private static CheckRecord Check(ScoreRecord record, string id) => record.Checks.Single(c => c.Id == id);

    [Test]
    public void A_right_solution_earns_every_point()
    {
        var record = Grade(MiniKit.Add, MiniKit.Half);
        Assert.That((record.Outcome, record.Score, record.Max), Is.EqualTo((Outcome.Graded, 6.0, 6.0)), RecordJson.Write(record));
        Assert.That((record.Run.Binding, record.Run.Layers), Is.EqualTo(("worker", ContainmentLayers.NamesOf(LayerProbe.Here.Standing))));
        Assert.That((record.Suite.Name, record.Seed), Is.EqualTo(("Gradus.Suites.Mini.Public+Gradus.Suites.Mini.Staff", "development")));
    }

    // what Add does instead of adding; Half stays right, and is judged after it in a fresh worker
    [TestCase("System.Environment.Exit(0); return 5;", CheckStatus.Crashed)]
    [TestCase("System.Environment.FailFast(\"end\"); return 5;", CheckStatus.Crashed)]
    [TestCase("return Deep(a);", CheckStatus.Crashed)]
    [TestCase("while (true) { }", CheckStatus.TimedOut)]
    [TestCase("try { while (true) { } } finally { System.Console.Write(1); }", CheckStatus.TimedOut)]
    [TestCase("System.Threading.Thread.Sleep(-1); return 5;", CheckStatus.TimedOut)]
    [TestCase("var all = new List<double[]>(); while (true) all.Add(new double[1 << 20]);", CheckStatus.OutOfMemory)]
    [TestCase("var s = System.Console.OpenStandardError(); while (true) s.Write(new byte[1 << 16]);", CheckStatus.OutputLimit)]
    [TestCase("var s = System.Console.OpenStandardOutput(); while (true) s.WriteByte(65);", CheckStatus.OutputLimit)]
    [TestCase("var s = System.Console.OpenStandardOutput(); s.Write(new byte[8]); s.Flush(); return 5;", CheckStatus.Crashed)]
    [TestCase("throw new InvalidOperationException(\"no\");", CheckStatus.Failed)]
    [TestCase("throw new NotImplementedException(\"Game.Add\");", CheckStatus.NotImplemented)]
    [TestCase("return double.NaN;", CheckStatus.Failed)]
    public void What_one_check_suffers_costs_that_check(string body, CheckStatus status)
    {
        var record = GradeUnscreened($"public static double Add(double a, double b) {{ {body} }}", Recursion, MiniKit.Half);
        Assert.That(record.Outcome, Is.EqualTo(Outcome.Graded), RecordJson.Write(record));
        Assert.That(Check(record, "Sums.Add").Status, Is.EqualTo(status), RecordJson.Write(record));
        Assert.That(Check(record, "Sums.Add").Location, Is.EqualTo(new Location("Game.cs", 4)));
        Assert.That(record.Score, Is.EqualTo(3), "both checks of Half");
    }

    [Test]
    public void Printing_and_reading_disturb_nothing()
    {
        var record = GradeUnscreened("public static double Add(double a, double b) { System.Console.WriteLine(a); System.Console.ReadLine(); System.Console.Error.Write(b); return a + b; }", MiniKit.Half);
        Assert.That(record.Score, Is.EqualTo(6));
    }

    [Test]
    public void A_thread_that_goes_on_does_not_hold_the_grader_up()
    {
        var record = GradeUnscreened("public static double Add(double a, double b) { new System.Threading.Thread(() => { while (true) System.Threading.Thread.Sleep(1); }).Start(); return a + b; }", MiniKit.Half);
        Assert.That(record.Score, Is.EqualTo(6));
    }

    [Test]
    public void A_missing_member_costs_its_checks_by_name()
    {
        var record = Grade(MiniKit.Add);
        var half = Check(record, "Sums.Half");
        Assert.That((half.Status, half.Got!.Key, record.Score), Is.EqualTo((CheckStatus.Failed, "loss.missing-member", 3.0)));
        Assert.That(half.Got.Args!["message"], Does.Contain("Half"));
    }

    [Test]
    public void Static_state_survives_from_check_to_check_as_at_home()
    {
        var record = Grade("private static int calls; public static double Add(double a, double b) => ++calls == 1 ? 5 : 0;", MiniKit.Half);
        Assert.That((Check(record, "Sums.Add").Points, Check(record, "Hidden.AddAgain").Points), Is.EqualTo((2.0, 0.0)));
    }

    [Test]
    public void A_static_constructor_that_ends_the_process_costs_every_check_that_needs_it()
    {
        var record = GradeUnscreened("static Game() => System.Environment.Exit(0);", MiniKit.Add, MiniKit.Half);
        Assert.That((record.Outcome, record.Score), Is.EqualTo((Outcome.Graded, 0.0)));
        Assert.That(record.Checks.Select(c => c.Status), Is.All.EqualTo(CheckStatus.Crashed));
    }

    [Test]
    public void The_course_key_and_the_reference_are_out_of_reach()
    {
        Environment.SetEnvironmentVariable("GRADUS_TEST_KEY", "secret");
        try
        {
            var record = GradeUnscreened(
                "public static double Add(double a, double b) => System.Environment.GetEnvironmentVariable(\"GRADUS_TEST_KEY\") is null ? a + b : 0;",
                "public static double Half(double x) => System.Type.GetType(\"Gradus.Suites.Mini.Public.Sums, Gradus.Suites.Mini.Public\") is null ? x / 2 : 0;");
            Assert.That((record.Score, record.Seed), Is.EqualTo((6.0, "course")));
        }
        finally
        {
            Environment.SetEnvironmentVariable("GRADUS_TEST_KEY", null);
        }
    }

    [Test]
    public void A_compile_error_names_file_and_line()
    {
        var record = grader.Grade(MiniKit.Files(("Game.cs", MiniKit.Module), ("More.cs", "namespace Gradus.Mini;\nclass More\n{\n    int x = ;\n}\n")), MiniKit.Kit).Staff;
        Assert.That((record.Outcome, record.Score, record.Max), Is.EqualTo((Outcome.NotCompiled, 0.0, 6.0)));
        Assert.That(record.Diagnostics.Select(d => (d.Code, d.Location)), Is.EqualTo(new[] { ("CS1525", new Location("More.cs", 4)) }));
        Assert.That(record.Checks.Select(c => c.Status), Is.All.EqualTo(CheckStatus.Skipped));
    }

    [Test]
    public void A_given_file_that_no_longer_fits_is_said_to_be_given()
    {
        var record = Grade(MiniKit.Half);
        var diagnostic = record.Diagnostics.Single();
        Assert.That((record.Outcome, diagnostic.Code, diagnostic.Message.Key, diagnostic.Location), Is.EqualTo((Outcome.NotCompiled, "CS0117", "diagnostic.given-file", (Location?)null)));
        Assert.That(diagnostic.Message.Args!["file"], Is.EqualTo("Given/Twice.cs"));
    }

    [Test]
    public void A_source_that_is_too_much_for_the_compiler_is_rejected_and_the_next_one_compiles()
    {
        string nested = new string('(', 60_000) + "1" + new string(')', 60_000);
        var record = Grade(MiniKit.Add, MiniKit.Half, $"static int x = {nested};");
        Assert.That(record.Outcome, Is.EqualTo(Outcome.Rejected).Or.EqualTo(Outcome.NotCompiled));
        Assert.That(Grade(MiniKit.Add, MiniKit.Half).Score, Is.EqualTo(6));
    }

    [Test]
    public void A_rule_of_the_whole_submission_stops_it_before_it_runs()
    {
        var record = Grade(MiniKit.Add, MiniKit.Half, "static object o = new System.Net.CookieContainer();");
        Assert.That((record.Outcome, record.Score, record.Diagnostics[0].Code), Is.EqualTo((Outcome.Rejected, 0.0, "GR0101")));
        Assert.That(record.Diagnostics[0].Location, Is.EqualTo(new Location("Game.cs", 6)));
        Assert.That(record.Checks.Select(c => c.Status), Is.All.EqualTo(CheckStatus.Policy));
    }

    [TestCase("#line 1 \"Given/Twice.cs\"", "#line", 6)]
    [TestCase("  # pragma checksum \"Given/Twice.cs\" \"{ff1816ec-aa5e-4d10-87f7-6f4963833460}\" \"00\"", "#pragma checksum", 6)]
    public void Code_that_takes_another_files_name_is_rejected_before_it_compiles(string line, string directive, int at)
    {
        var record = Grade(MiniKit.Add, MiniKit.Half, line, "static object o = new System.Net.CookieContainer(); does not compile");
        Assert.That((record.Outcome, record.Score, record.Max), Is.EqualTo((Outcome.Rejected, 0.0, 6.0)));
        Assert.That(record.Diagnostics.Single(), Is.EqualTo(new Diagnostic(Severity.Error, "GR0108", Text.Of("diagnostic.directive", ("directive", directive)), new Location("Game.cs", at))));
        Assert.That(record.Checks.Select(c => c.Status), Is.All.EqualTo(CheckStatus.Policy));
    }

    [Test]
    public void A_rule_of_every_assignment_holds_in_this_one()
    {
        var record = Grade(MiniKit.Add, "public static double Half(double x) => (double)typeof(System.Math).GetMethod(\"Sqrt\")!.Invoke(null, [x])!;");
        Assert.That((record.Outcome, record.Diagnostics[0].Code, record.Diagnostics[0].Message.Args!["instead"]), Is.EqualTo((Outcome.Rejected, "GR0101", "deny.reflection")));
    }

    [Test]
    public void A_rule_of_one_exercise_costs_that_exercise()
    {
        var record = Grade("public static double Add(double a, double b) => System.Math.FusedMultiplyAdd(a, 1, b);", MiniKit.Half);
        Assert.That((record.Outcome, record.Score), Is.EqualTo((Outcome.Graded, 3.0)));
        Assert.That(Check(record, "Sums.Add").Status, Is.EqualTo(CheckStatus.Policy));
    }

    private const string Fused = "System.Math.FusedMultiplyAdd(x, 0.5, 0)";

    [TestCase("b", Fused, "0", null, TestName = "not what another exercise uses")]
    [TestCase("b", "Help(x)", Fused, null, TestName = "not what another exercise's helper uses")]
    [TestCase("b + (0 * Help(a))", "x / 2", Fused, 6, TestName = "what its own helper uses")]
    [TestCase("b + (0 * Half(a))", Fused, "0", 5, TestName = "what another exercise uses that it calls")]
    [TestCase("b", "x / 2", Fused, 6, TestName = "what nobody calls")]
    public void A_rule_of_one_exercise_costs_it_what_its_members_reach(string addend, string half, string help, int? line)
    {
        var record = Grade($"public static double Add(double a, double b) => a + {addend};", $"public static double Half(double x) => {half};", $"static double Help(double x) => {help};");
        Assert.That((record.Score, record.Diagnostics.SingleOrDefault()?.Location), Is.EqualTo(line is { } at ? (3.0, new Location("Game.cs", at)) : (6.0, null)));
        Assert.That(record.Diagnostics.Select(d => d.Message), Is.All.EqualTo(Text.Of("diagnostic.policy-in", ("member", "Math.FusedMultiplyAdd"), ("exercises", "sum"), ("instead", "deny.fused"))));
    }

    [Test]
    public void The_students_edition_hides_what_hidden_checks_saw()
    {
        var student = grader.Grade(MiniKit.Submission(MiniKit.Add, "public static double Half(double x) => 1;"), MiniKit.Kit).Student;
        Assert.That(student.Audience, Is.EqualTo(Audience.Student));
        Assert.That(student.Checks.Select(c => c.Id), Is.EqualTo(new[] { "Sums.Add", "Sums.Half", "Hidden.AsTheReference" }));
        Assert.That(student.Checks[^1], Has.Property("Expected").Null.And.Property("Got").Null);
    }

    [Test]
    public void The_public_suite_alone_has_the_public_seed_and_no_staff_check()
    {
        var record = grader.Grade(MiniKit.Submission(MiniKit.Add, MiniKit.Half), MiniKit.Kit, Gradus.Engine.Kits.Suites.Public).Staff;
        Assert.That((record.Suite.Name, record.Seed, record.Score, record.Max, record.Audience), Is.EqualTo(("Gradus.Suites.Mini.Public", "public", 3.0, 3.0, Audience.Staff)));
    }

    [Test]
    public void Equal_submissions_have_equal_records()
    {
        var files = MiniKit.Submission("public static double Add(double a, double b) => a - b;", MiniKit.Half);
        string[] records = [.. Enumerable.Range(0, 5).AsParallel().Select(_ => RecordJson.WriteWithoutRun(grader.Grade(files, MiniKit.Kit).Staff))];
        Assert.That(records, Is.All.EqualTo(records[0]));
    }

    [Test]
    public void A_kit_that_is_not_whole_is_our_failure()
    {
        string shelf = MiniKit.NewFolder();
        foreach (string file in Directory.EnumerateFiles(MiniKit.Shelf.Folder, "*", SearchOption.AllDirectories).Where(f => !f.EndsWith("Gradus.Probes.Mini.dll")))
        {
            string copy = Path.Combine(shelf, Path.GetRelativePath(MiniKit.Shelf.Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        var record = grader.Grade(MiniKit.Submission(MiniKit.Add, MiniKit.Half), KitShelf.Open(shelf).Of("mini")!).Staff;
        Assert.That((record.Outcome, record.Diagnostics[0].Code), Is.EqualTo((Outcome.Infrastructure, "GR0001")));
        Assert.That(record.Diagnostics[0].Message.Args!["message"], Does.Contain("Gradus.Probes.Mini.dll is missing"));
    }
}
