using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using System.Text.Json;
using Gradus.Engine;
using Gradus.Engine.Compiling;
using Gradus.Engine.Kits;
using Gradus.Grading.Course;
using Gradus.Grading.Home;
using Gradus.Grading.Records;
using NUnit.Framework;
using NUnit.Framework.Api;
using NUnit.Framework.Internal;

namespace Gradus.Tests.Engine;

/// <summary>A set at home, as the build leaves it there: where the reference's modules lie beside the suite, its record is the graded one.</summary>
[NonParallelizable]
public sealed class HomeSetTests
{
    private const string WrongSum = "namespace Gradus.Sums;\npublic static class Sum\n{\n    public static double Add(double a, double b) => a - b;\n}\n";
    private const string StubOfHalves = "namespace Gradus.Halves;\npublic static class Middle\n{\n    public static double Mean(double a, double b) => throw new System.NotImplementedException(\"Middle.Mean\");\n}\n";
    private const string Denied = "namespace Gradus.Sums;\npublic static class Sum\n{\n    public static double Add(double a, double b) => System.Math.FusedMultiplyAdd(a, 1, b);\n}\n";
    private const string DeniedInAnother = "namespace Gradus.Sums;\npublic static class Sum\n{\n    public static double Add(double a, double b) => a + b;\n    public static double Twice(double a) => System.Math.FusedMultiplyAdd(a, 2, 0);\n}\n";

    private string root = null!;

    private string Assignments => Path.Combine(root, "assignments");

    private string Stage => Path.Combine(root, "stage");

    [SetUp]
    public void Make() => root = Directory.CreateTempSubdirectory("Курс 1 ").FullName;

    [TearDown]
    public void Remove() => Directory.Delete(root, recursive: true);

    [TestCase(MiniSet.Sums, MiniSet.Halves, TestName = "right modules")]
    [TestCase(WrongSum, MiniSet.Halves, TestName = "a wrong one that the other builds on")]
    [TestCase(MiniSet.Sums, StubOfHalves, TestName = "one that is not written")]
    [TestCase(WrongSum, StubOfHalves, TestName = "a wrong one, and one that is not written")]
    [TestCase(Denied, MiniSet.Halves, TestName = "one that uses what it may not")]
    [TestCase(DeniedInAnother, MiniSet.Halves, TestName = "one that uses in one exercise what it may not in another")]
    public void At_home_and_graded(string sums, string halves)
    {
        using var grader = new Grader(new GraderOptions { Compiler = SharedCompiler.Instance });
        var graded = grader.Grade(MiniSet.Submission(sums, halves), MiniSet.Kit, Gradus.Engine.Kits.Suites.Public).Student;
        Assert.That(RecordJson.WriteWithoutRun(Home(sums, halves)), Is.EqualTo(RecordJson.WriteWithoutRun(graded)));
    }

    /// <summary>Until the solution is handed out, the student's own module stands in every arrangement: nothing is replaced, and the record says so.</summary>
    [Test]
    public void Without_a_reference_the_students_own_stands_in_every_check()
    {
        var record = Home(WrongSum, MiniSet.Halves, "Gradus.Sums", "Gradus.Halves");
        Assert.That(record.Diagnostics.Select(d => (d.Code, d.Message.Key, d.Message.Args!["modules"])), Is.EqualTo(new[] { ("GR0122", "diagnostic.own-set", "Gradus.Halves, Gradus.Sums") }));
        Assert.That(record.Checks.Where(c => c.Points < c.Max).Select(c => c.Id), Is.EquivalentTo(new[] { "Modules.Sums", "Modules.Halves", "Whole.Both" }), "what builds on a wrong module fails with it");
    }

    /// <summary>Stages what the build would, runs the public suite as a test explorer does, and reads the journal.</summary>
    /// <param name="sums">The student's file of one part.</param>
    /// <param name="halves">That of the other.</param>
    /// <param name="own">Modules whose solution is not handed out.</param>
    private ScoreRecord Home(string sums, string halves, params string[] own)
    {
        Copy(MiniSet.Shelf.Folder, Assignments, file => file.EndsWith("course.json", StringComparison.Ordinal) || Path.GetFileName(file) is "assignment.json" or "assignment.policy" or "assignment.exercises");
        foreach (string folder in (string[])["public", "worker", "reference"]) Copy(Path.Combine(MiniSet.Kit.Folder, folder), Stage, _ => true);
        foreach (var (part, text) in MiniSet.Kit.Parts.Zip([("sums/Sum.cs", sums), ("halves/Middle.cs", halves)]))
        {
            string file = Path.Combine(Assignments, text.Item1), module = part.Assignment.Module;
            File.WriteAllText(file, text.Item2);
            var compiled = SharedCompiler.Instance.Compile(new CompileRequest(module, MiniKit.OptionsFile, part.References, [new SourceFile(file, Encoding.UTF8.GetBytes(text.Item2)), .. part.Given]));
            string built = Path.Combine(Stage, "own", module + ".dll");
            Directory.CreateDirectory(Path.GetDirectoryName(built)!);
            File.WriteAllBytes(built, compiled.Assembly!);
            if (own.Contains(module)) File.Copy(built, Path.Combine(Stage, module + ".dll"), overwrite: true);
        }
        File.WriteAllText(Path.Combine(Stage, "gradus.home.json"), JsonSerializer.Serialize(new { assignment = Path.Combine(Assignments, "game"), modules = own }));
        string journal = Path.Combine(root, "journal.jsonl");
        Environment.SetEnvironmentVariable(Journal.Variable, journal);
        try
        {
            Run(new AssemblyLoadContext("home").LoadFromAssemblyPath(Path.Combine(Stage, "Gradus.Suites.Game.Public.dll")));
        }
        finally
        {
            Environment.SetEnvironmentVariable(Journal.Variable, null);
        }
        return Journal.Read(journal)!.Record;
    }

    private static void Run(Assembly suite)
    {
        var runner = new NUnitTestAssemblyRunner(new DefaultTestAssemblyBuilder());
        runner.Load(suite, new Dictionary<string, object> { ["NumberOfTestWorkers"] = 0, ["SynchronousEvents"] = true });
        runner.Run(TestListener.NULL, TestFilter.Empty);
    }

    private static void Copy(string from, string to, Func<string, bool> which)
    {
        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories).Where(which))
        {
            string copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy, overwrite: true);
        }
    }
}
