using Gradus.Authoring;
using Gradus.Authoring.Releasing;
using Gradus.Grading.Records;
using NUnit.Framework;

namespace Gradus.EndToEnd;

/// <summary>An assignment that builds on the module of an earlier one: at home the student's own stands in, until its solution is handed out.</summary>
[NonParallelizable]
public sealed class OwnModulesTests
{
    private const string Earlier = "autodiff", Later = "activations", Module = "Gradus.Autodiff";

    [SetUp]
    public void Solve()
    {
        Students.HandIn(Earlier, null);
        Students.HandIn(Later, null);
    }

    [OneTimeTearDown]
    public void PutBack() => Students.Untouch(Earlier);

    [Test]
    public void The_students_own_module_stands_in_and_the_record_says_so()
    {
        var ran = Students.Test(Later);
        var record = Students.Record(Later);
        var said = record.Diagnostics.Single(d => d.Code == "GR0122");
        Assert.Multiple(() =>
        {
            Assert.That(record.Score, Is.EqualTo(record.Max), ran.ToString());
            Assert.That((said.Severity, said.Message.Args!["modules"]), Is.EqualTo((Severity.Warning, Module)));
            Assert.That(ran.Output, Does.Contain("GR0122").Or.Contain("Your own modules stand in"), ran.ToString());
        });
    }

    [Test]
    public void What_is_not_written_there_is_missed_here_and_costs_nothing_when_graded()
    {
        Students.Untouch(Earlier);
        var ran = Students.Test(Later);
        var record = Students.Record(Later);
        Assert.Multiple(() =>
        {
            Assert.That(record.Score, Is.LessThan(record.Max), ran.ToString());
            Assert.That(record.Score, Is.GreaterThan(0), ran.ToString());
            Assert.That(record.Diagnostics.Select(d => d.Code), Has.One.EqualTo("GR0122"));
            Assert.That(record.Checks.Select(c => c.Status), Has.None.EqualTo(CheckStatus.NotImplemented), "all of this assignment is written");
            Assert.That(record.Checks.Select(c => c.Got?.Key), Has.Some.EqualTo("loss.own-module-unfinished"));
        });
    }

    [Test]
    public void What_does_not_compile_there_is_the_compilers_line_here_and_nothing_to_an_assignment_that_does_not_build_on_it()
    {
        Break();
        var ran = Students.Test(Later);
        Students.HandIn("metrics", null);
        var other = Students.Test("metrics");
        Assert.Multiple(() =>
        {
            Assert.That(ran.ExitCode, Is.Not.Zero);
            Assert.That(ran.Output, Does.Match($@"{Earlier}[\\/]Broken\.cs\(\d+,\d+\): error CS"), ran.ToString());
            Assert.That(other.ExitCode, Is.Zero, other.ToString());
        });
    }

    /// <summary>The students' repository is brought up to date under their feet: what was built before binds to their module, and does not afterwards.</summary>
    [Test]
    public void Once_its_solution_is_handed_out_the_students_own_is_not_even_built()
    {
        Assert.That(Students.Test(Later).ExitCode, Is.Zero);
        Break();
        string library = Path.Combine(Students.Repository, "lib"), properties = Path.Combine(library, "modules.props"), before = File.ReadAllText(properties);
        string handedOut = Path.Combine(library, GivenModules.Solutions, Module + ".dll");
        var course = AssignmentSources.All(Students.Course).Select(a => a.Manifest.Id == Earlier ? a.Solved() : a).ToList();
        try
        {
            File.WriteAllText(properties, new GivenModules(course, course).Properties());
            Directory.CreateDirectory(Path.GetDirectoryName(handedOut)!);
            File.Copy(Path.Combine(Students.Course, "artifacts", "bin", "Gradus.Probes.Activations", "release", Module + ".dll"), handedOut, overwrite: true);
            var ran = Students.Test(Later);
            Assert.That(ran.ExitCode, Is.Zero, ran.ToString());
            var record = Students.Record(Later);
            Assert.That(record.Score, Is.EqualTo(record.Max), ran.ToString());
            Assert.That(record.Diagnostics, Is.Empty);
        }
        finally
        {
            File.WriteAllText(properties, before);
            File.Delete(handedOut);
        }
    }

    private static void Break() => File.WriteAllText(Path.Combine(Students.Folder(Earlier), "Broken.cs"), "namespace Gradus.Autodiff;\ninternal static class Broken { internal static int Of(int x) => x +; }\n");
}
