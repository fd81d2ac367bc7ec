using System.Text;
using Gradus.Engine;
using Gradus.Engine.Collecting;
using Gradus.Engine.Compiling;
using Gradus.Grading.Records;
using NUnit.Framework;

namespace Gradus.Tests.Engine;

/// <summary>Sources made to exhaust the compiler: each costs its author the submission and nobody else anything.</summary>
[Parallelizable(ParallelScope.Self)] // it mostly waits for processes
public class CompileBombTests
{
    private readonly CompilerProcess compiler = new(CompilerLimits.Default with { Processor = TimeSpan.FromSeconds(1.5) });
    private Grader grader = null!;

    [OneTimeSetUp]
    public void Start() => grader = new Grader(new GraderOptions { Compiler = compiler });

    [OneTimeTearDown]
    public void End() => grader.Dispose();

    private static IEnumerable<TestCaseData> Refused => CompileBombs.Refused.Select(b => new TestCaseData(b.Source, b.Key).SetArgDisplayNames(b.Name));

    private static IEnumerable<TestCaseData> Errors => CompileBombs.Errors.Select(b => new TestCaseData(b.Source, b.Code).SetArgDisplayNames(b.Name));

    private static IEnumerable<TestCaseData> Endless => CompileBombs.Endless.Select(b => new TestCaseData(b.Source).SetArgDisplayNames(b.Name));

    [TestCaseSource(nameof(Refused))]
    public void Is_refused_with_its_line_before_the_compiler_sees_it(string source, string key)
    {
        var record = Grade("\n\n" + source);
        Assert.That((record.Outcome, record.Diagnostics[0].Message.Key, record.Diagnostics[0].Location), Is.EqualTo((Outcome.Rejected, key, new Location("Game.cs", 3))));
    }

    [TestCaseSource(nameof(Errors))]
    public void Does_not_compile(string source, string code)
    {
        var record = Grade(source);
        Assert.That(record.Outcome, Is.EqualTo(Outcome.NotCompiled));
        Assert.That(record.Diagnostics.Select(d => d.Code), Does.Contain(code));
        AssertServes();
    }

    [TestCaseSource(nameof(Endless))]
    public void Is_given_up_at_the_limit_and_the_next_submission_gets_a_fresh_compiler(string source)
    {
        int process = compiler.ProcessId;
        var record = Grade(source);
        Assert.That((record.Outcome, record.Diagnostics[0].Message.Key, record.Diagnostics[0].Message.Args!["seconds"]), Is.EqualTo((Outcome.Rejected, "refused.compiler-processor", "1.5")));
        Assert.That(compiler.ProcessId, Is.Not.EqualTo(process));
        AssertServes();
    }

    [Test]
    public void Large_tables_are_refused_by_what_they_hold()
    {
        string table = $"class T {{ int[] x = [{string.Join(",", Enumerable.Repeat(1, 60_000))}]; }}";
        var files = Enumerable.Range(0, 4).Select(i => ($"T{i}.cs", table)).ToArray();
        var record = grader.Grade(MiniKit.Files(files), MiniKit.Kit, Gradus.Engine.Kits.Suites.Public).Staff;
        Assert.That((record.Outcome, record.Diagnostics[0].Message.Key, record.Diagnostics[0].Message.Args!["file"]), Is.EqualTo((Outcome.Rejected, "refused.tokens", "T3.cs")));
    }

    [TestCase(Collector.LongestFile + 1, 1, "diagnostic.file-too-large")]
    [TestCase(Collector.LongestFile, 17, "refused.too-large")]
    public void Sizes_are_looked_at_again_whoever_collected_the_files(int size, int files, string key)
    {
        var sources = Enumerable.Range(0, files).Select(i => new SourceFile($"{i}.cs", [.. Enumerable.Repeat((byte)'\n', size)]));
        Assert.That(SourceShape.Check(sources)?.Message.Key, Is.EqualTo(key));
    }

    private ScoreRecord Grade(string source) => grader.Grade(MiniKit.Files(("Game.cs", source)), MiniKit.Kit, Gradus.Engine.Kits.Suites.Public).Staff;

    private void AssertServes() =>
        Assert.That(compiler.Compile(new CompileRequest("Some", MiniKit.OptionsFile, [], [new SourceFile("A.cs", Encoding.UTF8.GetBytes("class A;"))])).Assembly, Is.Not.Null);
}
