using System.IO.Compression;
using Gradus.Grading.Records;
using NUnit.Framework;

namespace Gradus.EndToEnd;

/// <summary>What a student sees who types <c>dotnet test</c> in an assignment's folder.</summary>
[NonParallelizable]
public sealed class StudentLoopTests
{
    private const string Metrics = "metrics", Scalars = "scalar-autograd";

    [Test]
    public void Untouched_stubs_are_skipped_and_cost_no_failure()
    {
        Students.Untouch(Metrics);
        var ran = Students.Test(Metrics);
        Assert.Multiple(() =>
        {
            Assert.That(ran.ExitCode, Is.Zero, ran.ToString());
            Assert.That(ran.LastLine, Does.Match(@"^Score 0 / \d+(\.\d+)?$"), ran.ToString());
            Assert.That(ran.Output, Does.Contain("not started"));
            Assert.That(Students.Record(Metrics).Checks.Select(c => c.Status), Is.All.EqualTo(CheckStatus.NotImplemented));
            Assert.That(File.ReadAllText(Path.Combine(Students.Results(Metrics), "page.html")), Does.StartWith("<!doctype html>"));
        });
    }

    [Test]
    public void A_wrong_value_shows_expected_got_place_and_diagnosis_in_both_languages()
    {
        Students.HandIn(Scalars, null);
        Students.Edit(Scalars, "Value.Functions.cs", "1 - t * t", "1 - Data * Data");
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
            Assert.That(ran.LastLine, Does.StartWith("Score "));
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
            Assert.That(ran.LastLine, Does.StartWith("Score "), ran.ToString());
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
}
