using Gradus.Grading.Records;
using NUnit.Framework;

namespace Gradus.EndToEnd;

/// <summary>A solved assignment in all the ways that <c>dotnet test</c> can be typed.</summary>
[NonParallelizable]
public sealed class SolvedLoopTests
{
    private const string Metrics = "metrics";

    private Ran first = null!;

    [OneTimeSetUp]
    public void Solve()
    {
        Students.HandIn(Metrics, null);
        first = Students.Test(Metrics);
    }

    [Test]
    public void It_earns_every_public_point_also_when_nothing_is_built_again()
    {
        var again = Students.Test(Metrics, "--no-build");
        var record = Students.Record(Metrics);
        Assert.Multiple(() =>
        {
            Assert.That(first.ExitCode, Is.Zero, first.ToString());
            Assert.That(again.ExitCode, Is.Zero, again.ToString());
            Assert.That(record.Score, Is.EqualTo(record.Max));
            Assert.That(record.Audience, Is.EqualTo(Audience.Student));
            Assert.That(first.LastLine, Does.Match(@"^Score (\d+(\.\d+)?) / \1$"), first.ToString());
        });
    }

    [Test]
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

    [Test]
    public void A_filter_that_matches_nothing_says_that_no_check_ran()
    {
        var ran = Students.Test(Metrics, "--no-build", "--filter", "TestCategory=nosuch");
        Assert.That(ran.Output, Does.Contain("No check ran"));
        Assert.That(File.Exists(Path.Combine(Students.Results(Metrics), "record.json")), Is.False, "the record of an earlier run must not be taken for this one's");
    }

    [Test]
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
        Assert.That(ran.LastLine, Does.StartWith("Score "), ran.ToString());
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
}
