using Gradus.Authoring.Calibration;
using Gradus.Cli.Commands;
using Gradus.Engine.Compiling;
using Gradus.Grading.Convergence;
using Gradus.Tests.Engine;
using NUnit.Framework;

namespace Gradus.Tests.Learning;

/// <summary><c>gradus calibrate</c>, as an instructor types it.</summary>
[NonParallelizable]
public sealed class CalibrateCommandTests
{
    private readonly Func<ICompiler> compiler = CalibrateCommand.Compiler;
    private MiniCourse course = null!;

    [OneTimeSetUp]
    public void Share() => CalibrateCommand.Compiler = () => SharedCompiler.Instance;

    [OneTimeTearDown]
    public void GiveBack() => CalibrateCommand.Compiler = compiler;

    [SetUp]
    public void Make() => course = new MiniCourse();

    [TearDown]
    public void Remove() => course.Dispose();

    [Test]
    public void Tables_and_report_are_written_and_then_agree()
    {
        var (exit, said) = Run("calibrate", "mini");
        Assert.That(exit, Is.Zero, said);
        Assert.That(said, Does.EndWith("""
            mini: written: graders/suites/mini/Public/Convergence/line.json
            mini: written: graders/suites/mini/Staff/Convergence/other-line.json
            mini: written: tests/submissions/mini/CONVERGENCE.txt
            mini: the trainings tell right from wrong.

            """.ReplaceLineEndings(Environment.NewLine)));
        var line = ConvergenceTable.Read(File.ReadAllText(course.PublicTable), "line.json");
        var other = ConvergenceTable.Read(File.ReadAllText(course.StaffTable), "other-line.json");
        Assert.That((line.Kind, other.Kind, line.Mistakes.Keys.Single(), other.Limit is not null), Is.EqualTo((TrainingKind.Pinned, TrainingKind.Free, "rate-doubled", true)));
        Assert.That(line.Rights, Is.EqualTo(new[] { "backwards", "loss-by-twice", "mean-slope", "offset-first", "rate-over-count" }));
        string report = File.ReadAllText(course.Report);
        Assert.That(report, Does.StartWith("mini\n\nline: pinned, loss, 11 points, 40 steps\n  checks ").And.Contain("\n\nother-line: free, accuracy, "));
        Assert.That(CalibrationReport.WrongRuns(CalibrationReport.Sections(report)["line"]), Has.Count.EqualTo(3).And.All.Property("Value").EqualTo(299));

        (exit, said) = Run("calibrate", "mini", "--check");
        Assert.That((exit, said), Is.EqualTo((0, said)));
        Assert.That(said, Does.EndWith($"mini: the trainings tell right from wrong.{Environment.NewLine}").And.Not.Contain("written"));
    }

    [Test]
    public void What_is_committed_and_is_not_so_any_more_is_told()
    {
        Run("calibrate", "mini");
        string table = File.ReadAllText(course.PublicTable), report = File.ReadAllText(course.Report);
        File.WriteAllText(course.PublicTable, table.Replace("\"backwards\", ", ""));
        File.WriteAllText(course.Report, report.Replace("299/299", "298/299"));
        File.WriteAllText(course.StaffTable, "{");
        var (exit, said) = Run("calibrate", "--check");
        Assert.That(exit, Is.EqualTo(1));
        Assert.That(said, Does.Contain("mini: line: the right solutions were loss-by-twice").And.Contain("mini: other-line: ").And.Contain("other-line.json is damaged").And.Contain("mini: CONVERGENCE.txt, line "));
        Assert.That(File.ReadAllText(course.Report), Does.Contain("298/299"), "--check writes nothing");
        File.Delete(course.StaffTable);
        Assert.That(Run("calibrate", "--check", "--training", "other-line").Said, Does.Contain("other-line.json is missing"));
    }

    [Test]
    public void One_training_is_written_anew_and_the_others_stay()
    {
        Run("calibrate", "mini");
        File.WriteAllText(course.PublicTable, "kept");
        File.WriteAllText(course.Report, File.ReadAllText(course.Report).Replace("299/299", "298/299"));
        Assert.That(Run("calibrate", "mini", "--training", "other-line").Exit, Is.Zero);
        Assert.That(File.ReadAllText(course.PublicTable), Is.EqualTo("kept"));
        string[] paragraphs = File.ReadAllText(course.Report).Split("\n\n");
        Assert.That((paragraphs[1].Contains("298/299"), paragraphs[2].Contains("298/299")), Is.EqualTo((true, false)));
    }

    [Test]
    public void Fewer_runs_are_a_look_and_write_nothing()
    {
        var (exit, said) = Run("calibrate", "mini", "--runs", "60", "--wrong-runs", "50");
        Assert.That(exit, Is.Zero, said);
        Assert.That(said, Does.Contain("failures ").And.Contain("0/60").And.Contain("50/50").And.Contain("mini: nothing is written: checks rest on 1000 runs of the reference and 299 of each wrong solution."));
        Assert.That((File.Exists(course.PublicTable), File.Exists(course.Report)), Is.EqualTo((false, false)));
    }

    [Test]
    public void A_wrong_solution_that_passes_where_it_declares_a_loss_is_an_error()
    {
        course.Wrong("starts-at-minus-zero", "b = 0;", "b = -0.0;", """ "Learning.Fits": "no-start" """);
        var (exit, said) = Run("calibrate", "mini", "--runs", "60", "--wrong-runs", "50");
        Assert.That(exit, Is.EqualTo(1));
        Assert.That(said, Does.Contain("mini: line: wrong solution starts-at-minus-zero declares a loss, and 0 of 50 runs fail: ambiguous; change the training or the solution").And.Contain("mini: 1 findings."));
    }

    [Test]
    public void A_wrong_solution_that_fails_where_it_declares_nothing_is_an_error()
    {
        course.Wrong("slower", "rate * slopeB", "rate / 2 * slopeB", """ "Elsewhere.Prints": "" """);
        var (exit, said) = Run("calibrate", "mini", "--training", "line", "--runs", "60", "--wrong-runs", "50");
        Assert.That(exit, Is.EqualTo(1));
        Assert.That(said, Does.Contain("wrong solution slower declares no loss, and 50 of 50 runs fail: ambiguous"));
    }

    [Test]
    public void A_right_solution_that_is_wrong_leaves_what_was_committed()
    {
        Run("calibrate", "mini");
        string table = File.ReadAllText(course.PublicTable);
        course.Write("tests/submissions/mini/loss-by-twice/solution.json", """{ "kind": "right", "about": "It is not.", "edits": [ { "file": "Line.cs", "replace": "return losses;", "with": "return new double[3];" } ] }""");
        var (exit, said) = Run("calibrate", "mini", "--training", "line");
        Assert.That(exit, Is.EqualTo(1));
        Assert.That(said, Does.Contain("mini: line: loss-by-twice fails at seed 1: 1 points; expected 11"));
        Assert.That(File.ReadAllText(course.PublicTable), Is.EqualTo(table));
    }

    [Test]
    public void A_solution_that_does_not_compile_is_named()
    {
        course.Wrong("misspelt", "double error", "duoble error", """ "Learning.Fits": "" """);
        var (exit, said) = Run("calibrate", "mini", "--runs", "60", "--wrong-runs", "50");
        Assert.That(exit, Is.EqualTo(2));
        Assert.That(said, Does.Contain("misspelt: does not compile: CS0246"));
    }

    [Test]
    public void A_stale_kit_is_refused()
    {
        course.Write("graders/suites/mini/Public/Later.cs", "// written after the kit was made");
        var (exit, said) = Run("calibrate", "mini");
        Assert.That(exit, Is.EqualTo(2));
        Assert.That(said, Does.StartWith("mini: the kit is stale: ").And.Contain("rebuild: dotnet build tools/Gradus.Cli"));
    }

    [TestCase("There is no training 'circle' in mini; there are line, other-line.", "--training", "circle")]
    [TestCase("There is no assignment 'maxi'; there are mini.", "maxi")]
    [TestCase("--runs is '19'; expected a number from 20.", "--runs", "19")]
    [TestCase("--jobs is 'all'; expected a number from 1.", "--jobs", "all")]
    [TestCase("--wrong-runs is 299; expected at most as many as --runs, 100.", "--runs", "100")]
    public void What_cannot_be_done_is_said(string why, params string[] args)
    {
        var (exit, said) = Run(["calibrate", .. args]);
        Assert.That(exit, Is.EqualTo(2));
        Assert.That(said, Does.Contain(why));
    }

    private (int Exit, string Said) Run(params string[] args)
    {
        var before = (Console.Out, Console.Error, Environment.CurrentDirectory);
        using var said = new StringWriter();
        using var progress = new StringWriter();
        try
        {
            Console.SetOut(said);
            Console.SetError(args.Contains("--check") ? progress : said);
            Environment.CurrentDirectory = course.Root;
            int exit = Gradus.Cli.CommandLine.Run(args);
            return (exit, string.Join(Environment.NewLine, said.ToString().Split(Environment.NewLine).Where(l => !l.Contains(" s, kit ", StringComparison.Ordinal))));
        }
        finally
        {
            Console.SetOut(before.Out);
            Console.SetError(before.Error);
            Environment.CurrentDirectory = before.CurrentDirectory;
        }
    }
}
