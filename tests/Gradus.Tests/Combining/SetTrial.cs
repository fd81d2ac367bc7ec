using System.Collections.Concurrent;
using System.Reflection;
using Gradus.Contracts;
using Gradus.Contracts.Wire;
using Gradus.Grading.Checks;
using Gradus.Grading.Combining;
using Gradus.Grading.Constraints;
using Gradus.Tests.Learning;
using Gradus.Tests.Marking;
using NUnit.Framework;
using NUnit.Framework.Api;
using NUnit.Framework.Internal;

namespace Gradus.Tests.Combining;

/// <summary>One run of suites on a made-up set of three modules. Every check asks the student's side for 1, by its own name, and the test says what it answers on which arrangement.</summary>
internal sealed class SetTrial
{
    private const string Source = """
        using Gradus.Grading.Checks;
        using Gradus.Tests.Marking;
        [assembly: Suite("sample", "Public")]
        namespace Sample;

        [Stage(1)]
        public sealed class Modules
        {
            [Check(2, Group = "a", Module = "A")]
            public void A() => Trial.Body();

            [Check(2, Group = "b", Module = "B")]
            public void B() => Trial.Body();

            [Check(2, Group = "c", Module = "C")]
            public void C() => Trial.Body();
        }

        [Stage(2)] // uses
        public sealed class Whole
        {
            [Check(3, Group = "whole")]
            public void Steps() => Trial.Body();

            [Check(3, Group = "whole" /* waits */)]
            public void Reads() => Trial.Body();
        }
        """;

    private static readonly ConcurrentDictionary<(bool Staff, string? Uses, bool Chained), Assembly> Suites = [];

    private static readonly string[] Names = ["A", "B", "C", "Steps", "Reads"];

    private readonly ConcurrentQueue<string> calls = [];

    /// <summary>What the side answers to a check on an arrangement; by default what is right.</summary>
    internal Func<string, Arrangement, double> Answers { get; init; } = (_, _) => 1;

    /// <summary>The modules as they were handed in: by default all three.</summary>
    internal SetPart[] Parts { get; init; } = [Part("A"), Part("B"), Part("C")];

    /// <summary>A body in place of the ordinary one of a check.</summary>
    internal (string Check, Action Body)? Other { get; init; }

    /// <summary>What the fixture of the whole says that it uses, as it stands in brackets; null when it says nothing.</summary>
    internal string? Uses { get; init; }

    /// <summary>Whether the second check of the whole waits for the first.</summary>
    internal bool Chained { get; init; }

    /// <summary>The one check that is run, as a test explorer does; null for all.</summary>
    internal string? Alone { get; init; }

    /// <summary>Told of every start of a side, counted from 1; what it throws is why the side does not start.</summary>
    internal Action<int>? Starting { get; init; }

    /// <summary>Whether it is the system that ends the sides of an arrangement that end.</summary>
    internal Func<Arrangement, bool> Killed { get; init; } = _ => false;

    internal IRunListener? Listener { get; init; }

    internal CallLimits Limits { get; init; } = new(TimeSpan.FromSeconds(20), TimeSpan.FromMinutes(1));

    /// <summary>Every call in order: check, and modules that were the student's.</summary>
    internal IReadOnlyList<string> Calls => [.. calls];

    /// <summary>Every start and end of a side, in order.</summary>
    internal ConcurrentQueue<string> Sides { get; } = [];

    internal static SetPart Part(string module, Replacement? replaced = null) => new(module.ToLowerInvariant(), module) { Replaced = replaced, Places = new NamedPlaces() };

    /// <summary>Asks, as every check does unless a test says otherwise.</summary>
    internal static void Ask(string check) => Assert.That((double)Subject.Of<IHandout>().Run(check)[0]!, Is.CloseTo(1));

    internal GradingRun Run(bool staff = false)
    {
        using var set = Set();
        return Run(set, staff);
    }

    internal ModuleSet Set()
    {
        int starts = 0;
        return new ModuleSet(Parts, arrangement => new ArrangedHost(arrangement, Sides, () => Starting?.Invoke(++starts), Killed(arrangement)), Limits);
    }

    internal GradingRun Run(ModuleSet set, bool staff = false) => new Trial
    {
        Says = new Answers { Handout = Answer },
        Change = context => context with { Subject = null, Places = null, Modules = set, Listener = Listener },
        Runner = Alone is null ? SuiteRunner.Run : RunAlone,
    }.Run(Suites.GetOrAdd((staff, Uses, Chained), Compile), [.. Names.Where(name => name != Other?.Check).Select(name => (name, (Action)(() => Ask(name)))), .. Other is { } other ? [other] : Array.Empty<(string, Action)>()]);

    private static Assembly Compile((bool Staff, string? Uses, bool Chained) suite)
    {
        string source = suite.Uses is { } uses ? Source.Replace("// uses", $"[Uses({uses})]") : Source;
        if (suite.Chained) source = source.Replace("/* waits */", ", Requires = [\"Steps\"]");
        return suite.Staff
            ? LearningSuite.Compile("Sample.Staff", source.Replace("Public", "Staff").Replace("Modules", "HiddenModules").Replace("Whole", "HiddenWhole"))
            : LearningSuite.Compile("Sample.Public", source);
    }

    private GradingRun RunAlone(Assembly suite, GradingContext context)
    {
        var runner = new NUnitTestAssemblyRunner(new DefaultTestAssemblyBuilder());
        runner.Load(suite, new Dictionary<string, object> { ["NumberOfTestWorkers"] = 0, ["SynchronousEvents"] = true });
        var run = GradingRun.Attach(runner.LoadedTest!, context);
        runner.Run(TestListener.NULL, TestFilter.FromXml($"<filter><test>Sample.{Alone}</test></filter>"));
        return run;
    }

    private object?[] Answer(string check)
    {
        calls.Enqueue($"{check} on {ArrangedHost.Arrangement}");
        return [Answers(check, ArrangedHost.Arrangement)];
    }
}

/// <summary>Sides on threads that know which arrangement they are.</summary>
internal sealed class ArrangedHost(Arrangement arrangement, ConcurrentQueue<string>? sides = null, Action? starting = null, bool killed = false) : ISubjectHost
{
    private static readonly AsyncLocal<Arrangement?> Running = new();

    /// <summary>The arrangement of the side that runs on this thread.</summary>
    internal static Arrangement Arrangement => Running.Value!;

    public IFrameChannel Connect()
    {
        starting?.Invoke();
        sides?.Enqueue($"{arrangement} starts");
        var (suite, student) = MemoryChannel.Pair();
        new Thread(() =>
        {
            Running.Value = arrangement;
            try { new ContractServer(student, SampleSuites.Probe, typeof(ArrangedHost).Assembly.GetName().Name!).Serve(); }
            catch (ChannelClosedException) { }
            finally { student.Dispose(); }
        })
        { IsBackground = true }.Start();
        return suite;
    }

    public LossKind CauseOfLoss() => LossKind.Crashed;

    public bool StartsAfresh => killed;

    public bool EndedFromOutside => killed;

    public void Dispose() => sides?.Enqueue($"{arrangement} ends");
}
