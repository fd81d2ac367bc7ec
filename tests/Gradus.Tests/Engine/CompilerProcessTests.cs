using System.Diagnostics;
using System.Text;
using Gradus.Engine;
using Gradus.Engine.Compiling;
using Gradus.Engine.Processes;
using NUnit.Framework;

namespace Gradus.Tests.Engine;

/// <summary>Ends of the compiler's process: which are the sources' doing, and which are ours.</summary>
public class CompilerProcessTests
{
    private static CompileRequest Request(string source = "class A;", string? options = null, params string[] references) =>
        new("Some", options ?? MiniKit.OptionsFile, references, [new SourceFile("A.cs", Encoding.UTF8.GetBytes(source))]);

    private static IEnumerable<TestCaseData> Ours =>
    [
        new TestCaseData(Request(references: "no/such/Reference.dll"), "Reference.dll").SetArgDisplayNames("a reference that is missing"),
        new TestCaseData(Request(options: "/no/such/Submission.props"), "Submission.props").SetArgDisplayNames("options that are missing"),
        new TestCaseData(Request(options: Path.Combine(MiniKit.Folder(("Submission.props", "<Project><Proper")), "Submission.props")), "XmlException").SetArgDisplayNames("options that are damaged"),
    ];

    [TestCaseSource(nameof(Ours))]
    public void What_fails_without_the_sources_is_infrastructure_and_the_next_request_is_served(CompileRequest request, string named)
    {
        using var compiler = new CompilerProcess();
        Assert.That(() => compiler.Compile(request), Throws.TypeOf<InfrastructureException>().With.Message.Contains(named));
        Assert.That(compiler.Compile(Request()).Assembly, Is.Not.Null);
    }

    [Test]
    public void A_process_that_was_ended_while_it_waited_is_replaced()
    {
        using var compiler = new CompilerProcess();
        using (var waiting = Process.GetProcessById(compiler.ProcessId))
        {
            waiting.Kill();
            waiting.WaitForExit();
        }
        Assert.That(compiler.Compile(Request()).Assembly, Is.Not.Null);
    }

    [Test]
    public void Sources_that_take_too_long_or_too_much_memory_are_given_up()
    {
        string large = $"class A {{ int[] x = [{string.Join(",", Enumerable.Range(0, 300_000))}]; }}";
        using var hurried = new CompilerProcess(CompilerLimits.Default with { Wall = TimeSpan.FromMilliseconds(1) });
        using var cramped = new CompilerProcess(CompilerLimits.Default with { Memory = 60 << 20 });
        Assert.That((hurried.Compile(Request(large)).GaveUp, cramped.Compile(Request(large)).GaveUp), Is.EqualTo(("0 s", "60 MiB")));
    }

    [TestCase("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", true)]
    [TestCase("GRADUS_COURSE_KEY", false)]
    [TestCase("DOTNET_STARTUP_HOOKS", false)]
    public void Children_inherit_only_what_they_cannot_start_without(string variable, bool inherited)
    {
        Dictionary<string, string?> environment = new() { [variable] = "1" };
        ChildStart.Environ(environment, 1 << 20);
        Assert.That(environment.ContainsKey(variable), Is.EqualTo(inherited));
    }
}
