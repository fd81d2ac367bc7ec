using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using Gradus.Contracts.Wire;
using Gradus.Engine;
using Gradus.Engine.Compiling;
using Gradus.Engine.Processes;
using NUnit.Framework;

namespace Gradus.Tests.Engine;

/// <summary>Ends of the compiler's process: which are the sources' doing, and which are ours.</summary>
[Parallelizable(ParallelScope.Self)] // it mostly waits for processes
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
    public void A_process_that_is_ended_while_it_compiles_is_replaced_and_the_request_is_tried_again()
    {
        using var compiler = new CompilerProcess();
        using var busy = Process.GetProcessById(compiler.ProcessId);
        var before = busy.TotalProcessorTime;
        var compiling = Task.Run(() => compiler.Compile(Request(CompileBombs.Lambdas(6))));
        Assert.That(() => { busy.Refresh(); return busy.TotalProcessorTime > before; }, Is.True.After(20_000, 5));
        busy.Kill();
        Assert.That(compiling.Result.Errors.Select(e => e.Code), Does.Contain("CS0121"));
    }

    [Test]
    public void Sources_that_take_too_much_memory_are_given_up()
    {
        SourceFile[] tables = [.. Enumerable.Range(0, 20).Select(i => new SourceFile($"T{i}.cs", Encoding.UTF8.GetBytes($"class T{i} {{ int[] x = [{string.Join(",", Enumerable.Repeat(i, 60_000))}]; }}")))];
        using var cramped = new CompilerProcess(CompilerLimits.Default with { Memory = 100 << 20 });
        Assert.That(cramped.Compile(Request() with { Sources = tables }).GaveUp, Is.EqualTo(new GivenUp(CompilerLimit.Memory, 100)));
        Assert.That(cramped.Compile(Request()).Assembly, Is.Not.Null);
    }

    [Test]
    public void Getting_ready_and_ending_wait_for_no_compilation()
    {
        using var pool = new CompilerPool(1, CompilerLimits.Default with { Processor = TimeSpan.FromMinutes(5), Wall = TimeSpan.FromMinutes(5) });
        Assert.That(pool.Compile(Request()).Assembly, Is.Not.Null, "it is up");
        var bomb = Task.Factory.StartNew(() => pool.Compile(Request(CompileBombs.Lambdas(12))), TaskCreationOptions.LongRunning);
        Assert.That(bomb.Wait(1000), Is.False, "it has the compiler");
        var waiting = Task.Factory.StartNew(() => pool.Compile(Request()), TaskCreationOptions.LongRunning);
        Assert.That(waiting.Wait(500), Is.False, "it waits");
        Assert.That(Task.Run(() => { pool.Warm(); pool.Dispose(); }).Wait(20_000), Is.True);
        Assert.That(() => bomb.GetAwaiter().GetResult(), Throws.TypeOf<InfrastructureException>());
        Assert.That(() => waiting.GetAwaiter().GetResult(), Throws.TypeOf<InfrastructureException>().With.Message.EqualTo("The compiler was ended."));
    }

    [Test]
    public void A_limit_is_named_in_both_languages_with_its_number([Values("en", "ru")] string language, [Values] CompilerLimit limit)
    {
        string text = Gradus.Grading.Texts.TextCatalog.Load(language, AppContext.BaseDirectory).Render(new GivenUp(limit, 1.5).Text);
        Assert.That(text, limit == CompilerLimit.Stack ? Does.Not.Contain("{") : Does.Contain("1.5").And.Not.Contain("{"));
    }

    [Test]
    public void A_compiler_that_is_late_without_having_computed_is_the_machines_fault()
    {
        using var hurried = new CompilerProcess(CompilerLimits.Default with { Wall = TimeSpan.FromMilliseconds(1) });
        Assert.That(() => hurried.Compile(Request(CompileBombs.Lambdas(6))), Throws.TypeOf<InfrastructureException>().With.Message.Contains("did not answer within 0 s"));
    }

    [Test]
    public void A_process_is_replaced_after_its_services_or_when_it_keeps_too_much([Values(1, 1000)] int services)
    {
        using var compiler = new CompilerProcess(CompilerLimits.Default with { Services = services, Resident = services == 1 ? long.MaxValue : 1 });
        int first = compiler.ProcessId;
        Assert.That(compiler.Compile(Request()).Assembly, Is.Not.Null);
        Assert.That(compiler.ProcessId, Is.Not.EqualTo(first));
    }

    [Test]
    public void The_process_ends_when_its_engine_is_gone_also_while_it_compiles()
    {
        using var process = Process.Start(new ProcessStartInfo(DotnetHost.Path, [typeof(CompilerProcess).Assembly.Location, "60000"]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        using (var channel = new StreamChannel(process.StandardOutput.BaseStream, process.StandardInput.BaseStream, maximum: CompilerMessages.Maximum))
        {
            for (int step = 0; step < 2; step++) channel.Receive(TimeSpan.FromMinutes(2)); // up, and warm
            channel.Send(CompilerMessages.Write(1, Request(CompileBombs.Lambdas(12))));
            Thread.Sleep(200);
        }
        Assert.That(process.WaitForExit(20_000), Is.True);
    }

    [Test]
    public void One_source_gives_the_same_bytes_in_every_process_and_folder_and_order()
    {
        SourceFile[] sources = [.. MiniKit.Submission(MiniKit.Add, "public static System.Func<int, int> F(int k) => x => x + k;").Files.Select(f => new SourceFile(f.Path, f.Content)), new("B.cs", "record B(int X);"u8.ToArray())];
        string moved = Path.Combine(MiniKit.NewFolder(), "Submission.props");
        File.Copy(MiniKit.OptionsFile, moved);
        using CompilerProcess one = new(), other = new();
        byte[]? first = one.Compile(Request() with { Sources = sources }).Assembly;
        Assert.That(first, Is.Not.Null);
        Assert.That(other.Compile(Request(options: moved) with { Sources = [.. sources.Reverse()] }).Assembly, Is.EqualTo(first));
        Assert.That(one.Compile(Request() with { Sources = sources }).Assembly, Is.EqualTo(first));
    }

    [Test]
    public void A_pool_serves_many_callers_with_few_processes()
    {
        using var pool = new CompilerPool(2);
        pool.Warm();
        string[] names = [.. Enumerable.Range(0, 24).Select(i => $"Type{i}")];
        var made = new ConcurrentDictionary<string, string>();
        Parallel.ForEach(names, new ParallelOptions { MaxDegreeOfParallelism = 4 }, name =>
            made[name] = Encoding.UTF8.GetString(pool.Compile(Request($"public class {name};")).Assembly!));
        Assert.That(names.Where(name => !made[name].Contains(name + "\0", StringComparison.Ordinal)), Is.Empty);
        Assert.That(() => new CompilerPool(0), Throws.TypeOf<ArgumentOutOfRangeException>());
    }

    [TestCase("#r \"x.dll\"\nclass A;", "CS7011", 1)]
    [TestCase("#load \"x.cs\"\nclass A;", "CS8097", 1)]
    [TestCase("#:package X@1\nclass A;", "CS9298", 1)]
    [TestCase("\n#error later\nclass A;", "CS1029", 2)]
    [TestCase("extern alias X;\nclass A;", "CS0430", 1)]
    [TestCase("class A\n{\n unsafe void M() { }\n}", "CS0227", 3)]
    [TestCase("class A { int\n* x; }", "CS0214", 1)]
    [TestCase("[assembly: System.Reflection.AssemblyKeyFile(\"/etc/hostname\")]\nclass A;", "CS7027", 0)]
    [TestCase("\n[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Other\")]\nclass A;", "GR0113", 2)]
    [TestCase("using X = System.Runtime.CompilerServices.InternalsVisibleToAttribute;\n[assembly: X(\"Other\")]\nclass A;", "GR0113", 2)]
    [TestCase("[assembly: System.Runtime.CompilerServices.IgnoresAccessChecksTo(\"Other\")]\nnamespace System.Runtime.CompilerServices\n{\n class IgnoresAccessChecksToAttribute(string name) : Attribute { string Name => name; }\n}", "GR0113", 1)]
    [TestCase("[module: System.Runtime.CompilerServices.SkipLocalsInit]\nclass A;", "CS0227", 1)]
    public void What_reaches_out_of_the_sources_does_not_compile(string source, string code, int line)
    {
        var result = SharedCompiler.Instance.Compile(Request(source));
        Assert.That(result.Errors.Select(e => (e.Code, e.Line)), Does.Contain((code, line)));
        Assert.That(result.Assembly, Is.Null);
    }

    [TestCase("#pragma warning disable\nclass A;")]
    [TestCase("#nullable disable\n#region A\nclass A;\n#endregion")]
    [TestCase("/// <include file='/etc/hostname' path='x'/>\nclass A;")]
    public void What_stays_in_the_sources_compiles(string source) => Assert.That(SharedCompiler.Instance.Compile(Request(source)).Assembly, Is.Not.Null);

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
