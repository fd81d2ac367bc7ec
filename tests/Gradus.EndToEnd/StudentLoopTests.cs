using System.IO.Compression;
using System.Text.RegularExpressions;
using Gradus.Grading.Records;
using NUnit.Framework;

namespace Gradus.EndToEnd;

/// <summary>What a student sees who types <c>dotnet test</c> in an assignment's folder.</summary>
[NonParallelizable]
public sealed partial class StudentLoopTests
{
    private const string Metrics = "metrics", Scalars = "scalar-autograd";

    [Test, Order(1)]
    public void Untouched_stubs_are_skipped_and_cost_no_failure()
    {
        Students.Untouch(Metrics);
        var ran = Students.Test(Metrics);
        Assert.Multiple(() =>
        {
            Assert.That(ran.ExitCode, Is.Zero, ran.ToString());
            Assert.That(LastLine(ran), Does.Match(@"^Score 0 / \d+(\.\d+)?$"), ran.ToString());
            Assert.That(ran.Output, Does.Contain("not started"));
            Assert.That(Students.Record(Metrics).Checks.Select(c => c.Status), Is.All.EqualTo(CheckStatus.NotImplemented));
            Assert.That(File.ReadAllText(Path.Combine(Students.Results(Metrics), "page.html")), Does.StartWith("<!DOCTYPE html>"));
        });
    }

    [Test, Order(2)]
    public void A_solved_assignment_earns_every_public_point()
    {
        Students.HandIn(Metrics, null);
        var ran = Students.Test(Metrics);
        var record = Students.Record(Metrics);
        Assert.Multiple(() =>
        {
            Assert.That(ran.ExitCode, Is.Zero, ran.ToString());
            Assert.That(record.Score, Is.EqualTo(record.Max));
            Assert.That(record.Audience, Is.EqualTo(Audience.Student));
            Assert.That(LastLine(ran), Does.Match(@"^Score (\d+(\.\d+)?) / \1$"), ran.ToString());
        });
    }

    [Test, Order(3)]
    public void No_build_runs_what_is_built()
    {
        var ran = Students.Test(Metrics, "--no-build");
        Assert.That((ran.ExitCode, Students.Record(Metrics).Score), Is.EqualTo((0, Students.Record(Metrics).Max)), ran.ToString());
    }

    [Test, Order(4)]
    public void A_filter_runs_some_checks_and_says_so()
    {
        var ran = Students.Test(Metrics, "--no-build", "--filter", "TestCategory=recall");
        var record = Students.Record(Metrics);
        Assert.Multiple(() =>
        {
            Assert.That(record.Checks.Select(c => c.Group).Distinct(), Is.EqualTo(new[] { "recall" }), ran.ToString());
            Assert.That(record.Run.Filtered);
            Assert.That(ran.Output, Does.Match(@"\d+ of \d+ checks"));
        });
    }

    [Test, Order(5)]
    public void A_filter_that_matches_nothing_says_that_no_check_ran()
    {
        var ran = Students.Test(Metrics, "--no-build", "--filter", "TestCategory=nosuch");
        Assert.That(ran.Output, Does.Contain("No check ran"));
        Assert.That(File.Exists(Path.Combine(Students.Results(Metrics), "record.json")), Is.False, "the record of an earlier run must not be taken for this one's");
    }

    [Test, Order(6)]
    public void Tests_are_listed()
    {
        var ran = Students.Test(Metrics, "--no-build", "--list-tests");
        Assert.That(ran.Output, Does.Contain("FourCounts").And.Contain("LectureAccuracy"), ran.ToString());
    }

    [TestCase("trx")]
    [TestCase("console;verbosity=normal")]
    public void Other_loggers_work_beside_the_table(string logger)
    {
        string results = Path.Combine(Students.Repository, "trx results");
        var ran = Students.Test(Metrics, "--no-build", "--logger", logger, "--results-directory", results);
        Assert.That(LastLine(ran), Does.StartWith("Score "), ran.ToString());
        if (logger == "trx") Assert.That(Directory.GetFiles(results, "*.trx"), Is.Not.Empty);
    }

    [TestCase("-v", "q")]
    [TestCase("-v", "n")]
    [TestCase("-tl:off")]
    [TestCase("--", "NUnit.NumberOfTestWorkers=0")]
    [TestCase("-e", "SOMETHING=1")]
    public void The_score_shows_in_every_mode(params string[] arguments)
    {
        var ran = Students.Test(Metrics, ["--no-build", .. arguments]);
        Assert.That(ran.Output, Does.Match(@"(?m)^Score \d"), ran.ToString());
    }

    [Test]
    public void On_a_terminal_the_table_has_colours_and_no_line_is_wiped()
    {
        if (!File.Exists("/usr/bin/script")) Assert.Ignore("needs util-linux's `script` for a terminal");
        var ran = Shell.Run(Students.Folder(Metrics), ["/usr/bin/script", "-qec", "dotnet test --no-build", "/dev/null"], ("TERM", "xterm-256color"), ("COLUMNS", "100"));
        Assert.That(ran.Output, Does.Contain("\u001b[").And.Contain("Score "), ran.ToString());
    }

    [Test]
    public void Configuration_Release_judges_alike()
    {
        string debug = RecordJson.WriteWithoutRun(TestAndRead("--no-build"));
        Assert.That(RecordJson.WriteWithoutRun(TestAndRead("-c", "Release")), Is.EqualTo(debug));

        static ScoreRecord TestAndRead(params string[] arguments)
        {
            Students.Test(Metrics, arguments);
            return Students.Record(Metrics);
        }
    }

    [Test]
    public void Another_folder_may_be_the_current_one()
    {
        var ran = Shell.Run(Students.Repository, ["dotnet", "test", Path.Combine("assignments", Metrics), "--no-build"]);
        Assert.That(ran.ExitCode, Is.Zero, ran.ToString());
    }

    [Test]
    public void A_wrong_value_shows_expected_got_place_and_diagnosis_in_both_languages()
    {
        Students.HandIn(Scalars, null);
        Students.Edit(Scalars, "Value.Functions.cs", "1 - (t * t)", "1 - (Data * Data)");
        var english = Students.Test(Scalars);
        string inEnglish = RecordJson.WriteWithoutRun(Students.Record(Scalars));
        var russian = Shell.Run(Students.Folder(Scalars), ["dotnet", "test", "--no-build"], ("GRADUS_LANG", "ru"));
        Assert.Multiple(() =>
        {
            Assert.That(english.ExitCode, Is.EqualTo(1));
            Assert.That(english.Output, Does.Match(@"expected\s+\S").And.Match(@"got\s+\S").And.Match(@"Value\.Functions\.cs:\d+"), english.ToString());
            Assert.That(russian.Output, Does.Contain("ожидалось").And.Match(@"Value\.Functions\.cs:\d+"), russian.ToString());
            Assert.That(RecordJson.WriteWithoutRun(Students.Record(Scalars)), Is.EqualTo(inEnglish), "the language changes no byte of the record");
        });
    }

    [Test]
    public void An_endless_loop_ends_in_a_message()
    {
        Students.HandIn(Scalars, null);
        Students.Edit(Scalars, "ThresholdNeuron.cs", "return sum > 0;", "while (sum < double.PositiveInfinity) sum = Math.Min(sum, 0);\n        return true;");
        var ran = Students.Test(Scalars);
        var record = Students.Record(Scalars);
        Assert.Multiple(() =>
        {
            Assert.That(record.Checks.Where(c => c.Group == "logic-gates").Select(c => c.Status), Has.Some.EqualTo(CheckStatus.TimedOut), ran.ToString());
            Assert.That(record.Checks.Where(c => c.Group == "arithmetic").Select(c => c.Points), Is.EqualTo(record.Checks.Where(c => c.Group == "arithmetic").Select(c => c.Max)));
            Assert.That(LastLine(ran), Does.StartWith("Score "));
        });
    }

    [Test]
    public void A_stack_overflow_ends_in_a_message_and_keeps_what_was_earned()
    {
        Students.HandIn(Scalars, null);
        Students.Edit(Scalars, "Value.Functions.cs", "public Value Exp()", "public Value Exp() => Exp();\n\n    private Value OldExp()");
        var ran = Students.Test(Scalars);
        var record = Students.Record(Scalars);
        Assert.Multiple(() =>
        {
            Assert.That(ran.ExitCode, Is.EqualTo(1));
            Assert.That(record.Checks.Count(c => c.Status == CheckStatus.Crashed), Is.EqualTo(1), ran.ToString());
            Assert.That(record.Checks.Where(c => c.Group == "arithmetic").Sum(c => c.Points), Is.GreaterThan(0));
            Assert.That(LastLine(ran), Does.StartWith("Score "), ran.ToString());
        });
    }

    [Test]
    public void A_deleted_member_costs_the_checks_that_need_it_by_name()
    {
        Students.HandIn(Scalars, null);
        Students.Edit(Scalars, "Value.Functions.cs", "public Value Tanh()", "public Value Tangent()");
        Students.Edit(Scalars, Path.Combine("Given", "Activation.cs"), ".Tanh()", ".Tangent()");
        var ran = Students.Test(Scalars);
        Students.Edit(Scalars, Path.Combine("Given", "Activation.cs"), ".Tangent()", ".Tanh()");
        var record = Students.Record(Scalars);
        Assert.Multiple(() =>
        {
            Assert.That(ran.Output, Does.Contain("Tanh"), ran.ToString());
            Assert.That(record.Score, Is.GreaterThan(record.Max / 2).And.LessThan(record.Max));
        });
    }

    [Test]
    public void What_may_not_be_called_is_named_with_file_and_line()
    {
        Students.HandIn(Metrics, null);
        Students.Edit(Metrics, "ConfusionMatrix.Rates.cs", "var right = 0.0;", "var right = 0.0;\n        System.IO.File.Exists(\"answers.txt\");");
        var ran = Students.Test(Metrics);
        var record = Students.Record(Metrics);
        Students.HandIn(Metrics, null);
        Assert.Multiple(() =>
        {
            Assert.That(record.Outcome, Is.EqualTo(Outcome.Rejected), ran.ToString());
            Assert.That(record.Score, Is.Zero);
            Assert.That(ran.Output, Does.Match(@"ConfusionMatrix\.Rates\.cs:\d+").And.Contain("File.Exists"), ran.ToString());
        });
    }

    [Test]
    public void A_compile_error_is_the_compilers_own()
    {
        Students.HandIn(Scalars, null);
        Students.Edit(Scalars, "LogicGates.cs", "-1.5", "-1.5 nonsense");
        var ran = Students.Test(Scalars);
        Students.HandIn(Scalars, null);
        Assert.That(ran.Output, Does.Match(@"LogicGates\.cs\(\d+,\d+\): error CS"), ran.ToString());
        Assert.That(ran.ExitCode, Is.Not.Zero);
    }

    [Test]
    public void The_zip_to_hand_in_holds_the_files_that_are_graded()
    {
        Students.HandIn(Scalars, null);
        var ran = Shell.Run(Students.Folder(Scalars), ["dotnet", "build", "-t:HandIn"]);
        Assert.That(ran.ExitCode, Is.Zero, ran.ToString());
        using var zip = ZipFile.OpenRead(Path.Combine(Students.Repository, "artifacts", "hand-in", Scalars + ".zip"));
        Assert.That(zip.Entries.Select(e => e.FullName).Order(StringComparer.Ordinal),
            Is.EqualTo(Directory.GetFiles(Students.Folder(Scalars), "*.cs").Select(Path.GetFileName).Order(StringComparer.Ordinal)));
    }

    private static string LastLine(Ran ran) => Ansi().Replace(ran.Output, "").TrimEnd().Split('\n')[^1].TrimEnd('\r');

    [GeneratedRegex("\u001b\\[[0-9;?]*[A-Za-z]")]
    private static partial Regex Ansi();
}
