using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using Gradus.Contracts.Wire;
using Gradus.Grading.Checks;
using Gradus.Grading.Records;
using Gradus.Grading.Seeds;

namespace Gradus.Tests.Marking;

/// <summary>What the student's side answers.</summary>
public sealed record Answers
{
    public Func<string, object?[]> Handout { get; init; } = _ => [];

    public Func<int[], double[], double> RocAuc { get; init; } = (_, _) => 0.5;

    public Func<double[,], double> Accuracy { get; init; } = _ => 1;
}

/// <summary>One run of a sample suite: the test supplies the bodies of the checks and the answers of the student.</summary>
/// <remarks>Public, and with static doors, because the compiled samples call it.</remarks>
public sealed record Trial
{
    private static readonly AsyncLocal<Trial> Current = new();

    private IReadOnlyDictionary<string, Action> bodies = new Dictionary<string, Action>();

    /// <summary>The answers of the running trial's student.</summary>
    public static Answers Student => Current.Value!.Says;

    /// <summary>The body of the check that calls: nothing at all unless the test says more.</summary>
    public static void Body([CallerMemberName] string check = "") => Current.Value!.bodies.GetValueOrDefault(check, () => { })();

    public Answers Says { get; init; } = new();

    public Func<GradingContext, GradingContext> Change { get; init; } = context => context;

    /// <summary>How a suite is run.</summary>
    public Func<Assembly, GradingContext, GradingRun> Runner { get; init; } = SuiteRunner.Run;

    public TimeSpan CallLimit { get; init; } = TimeSpan.FromSeconds(20);

    public LossKind CauseOfLoss { get; init; } = LossKind.Crashed;

    /// <summary>How many student sides were started.</summary>
    public int Sides { get; private set; }

    /// <summary>Runs the public sample suite.</summary>
    public GradingRun Run(params (string Check, Action Body)[] checks) => Run(SampleSuites.Public, checks);

    public GradingRun Run(Assembly suite, params (string Check, Action Body)[] checks)
    {
        bodies = checks.ToDictionary(c => c.Check, c => c.Body);
        GradingRun? run = null;
        Exception? thrown = null;
        var (culture, language) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        // A thread of its own: NUnit keeps the running test in the execution context, and this is an NUnit run inside an NUnit test.
        var thread = new Thread(() =>
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, language);
            Current.Value = this;
            try
            {
                using var host = new SampleHost(CauseOfLoss);
                using var subject = new ContractClient(host, new CallLimits(CallLimit, TimeSpan.FromMinutes(1), Callbacks: 10, Start: TimeSpan.FromMinutes(1)));
                run = Runner(suite, Change(new GradingContext
                {
                    Subject = subject,
                    Places = new NamedPlaces(),
                    PublicSeeds = SeedSource.Public("course", "sample", 1),
                    HiddenSeeds = SeedSource.Hidden("course", "sample", 1, "key"),
                }));
                Sides = host.Sides;
            }
            catch (Exception e)
            {
                thrown = e;
            }
        });
        using (ExecutionContext.SuppressFlow()) thread.Start();
        thread.Join();
        return thrown is null ? run! : throw new InvalidOperationException("The run itself failed.", thrown);
    }

    /// <summary>What becomes of <c>Counting.Count</c>, a check of two points without a place of its own.</summary>
    public CheckRecord Judge(Action body) => Run(("Count", body)).Of("Counting.Count");
}

internal static class Runs
{
    internal static CheckRecord Of(this GradingRun run, string id) => run.Records.Single(c => c.Id == id);
}

/// <summary>The student's side on a thread; it ends, as a process would, when its code throws <see cref="ChannelClosedException"/>.</summary>
internal sealed class SampleHost(LossKind cause) : ISubjectHost
{
    internal int Sides { get; private set; }

    public IFrameChannel Connect()
    {
        Sides++;
        var (suite, student) = MemoryChannel.Pair();
        new Thread(() =>
        {
            try { new ContractServer(student, SampleSuites.Probe, typeof(Trial).Assembly.GetName().Name!).Serve(); }
            catch (ChannelClosedException) { }
            finally { student.Dispose(); }
        })
        { IsBackground = true }.Start();
        return suite;
    }

    public LossKind CauseOfLoss() => cause;

    public void Dispose() { }
}

/// <summary>Places that say what was asked for.</summary>
internal sealed class NamedPlaces : IPlaces
{
    public Location? Of(StudentFailure failure) => failure.Frames.Length == 0 ? null : new Location("thrown", 1);

    public Location? Of(SubjectCall call, string? expression) => new($"{call.Method.Name}({call.Detail}) {expression}".TrimEnd(), 1);

    public Location? Of(string member) => new(member, 1);
}
