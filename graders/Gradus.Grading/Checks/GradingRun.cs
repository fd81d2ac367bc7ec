using System.Runtime.CompilerServices;
using Gradus.Contracts.Wire;
using Gradus.Grading.Combining;
using Gradus.Grading.Records;
using Gradus.Grading.Seeds;
using NUnit.Framework;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;

namespace Gradus.Grading.Checks;

/// <summary>What a run needs to know about the submission that it judges.</summary>
public sealed record GradingContext
{
    /// <summary>The student's side; null for a set of modules.</summary>
    public ContractClient? Subject { get; init; }

    /// <summary>A set of modules, with sides and places of its own; null for one module.</summary>
    public ModuleSet? Modules { get; init; }

    /// <summary>The reference's side, for staff suites that compare with it; made when first asked for.</summary>
    public Func<ContractClient>? Reference { get; init; }

    /// <summary>Finds places in the student's files; null for a set of modules.</summary>
    public IPlaces? Places { get; init; }

    /// <summary>Inputs of public checks.</summary>
    public required SeedSource PublicSeeds { get; init; }

    /// <summary>Inputs of staff checks.</summary>
    public SeedSource? HiddenSeeds { get; init; }

    /// <summary>By exercise: the first use of something that it may not call.</summary>
    public IReadOnlyDictionary<string, Diagnostic> Denied { get; init; } = new Dictionary<string, Diagnostic>();

    /// <summary>Modules that are the student's as well, but not judged here: those of other assignments that stand in for the reference's.</summary>
    public IReadOnlyCollection<string> StandIns { get; init; } = [];

    /// <summary>The finding for which the whole submission is not run; null when it is.</summary>
    public Diagnostic? Rejected { get; init; }

    /// <summary>Told of every check when it starts and when it is done; null when nobody wants to know.</summary>
    public IRunListener? Listener { get; init; }
}

/// <summary>Follows a run.</summary>
public interface IRunListener
{
    /// <summary>A check begins.</summary>
    void Started(string check);

    /// <summary>A check is done.</summary>
    void Finished(CheckRecord check);

    /// <summary>Something is to be said about the submission as a whole: told when the suite is done, before <see cref="Ended"/>, in the record's order.</summary>
    void Noted(Diagnostic note) { }

    /// <summary>The suite is done.</summary>
    void Ended();
}

/// <summary>Finds places in the student's files.</summary>
public interface IPlaces
{
    /// <summary>Where an exception came from.</summary>
    Location? Of(StudentFailure failure);

    /// <summary>The member that a call ended in.</summary>
    /// <param name="call">The call.</param>
    /// <param name="expression">The line of a handout's block that is judged; null elsewhere.</param>
    Location? Of(SubjectCall call, string? expression);

    /// <summary>A member by name, <c>Type.Member</c>.</summary>
    Location? Of(string member);
}

/// <summary>One run of a suite on one submission. It hangs on the root of NUnit's test tree, with no static state of its own, so that
/// any number of runs go side by side in one process.</summary>
public sealed class GradingRun
{
    private static readonly ConditionalWeakTable<ITest, GradingRun> Runs = [];

    private readonly GradingContext context;
    private readonly Dictionary<string, CheckRecord> done = new(StringComparer.Ordinal);
    private readonly List<CheckRecord> records = [];
    private readonly Visibility visibility;
    private CheckEntry? current;
    private CheckRandom? random;
    private bool referenceBegan;

    private GradingRun(GradingContext context, Visibility visibility)
    {
        if (context is not ({ Modules: null, Subject: not null, Places: not null } or { Modules: not null, Subject: null }))
            throw new ArgumentException("The context holds neither a subject with its places nor a set of modules, or both; expected one of them.", nameof(context));
        (this.context, this.visibility) = (context, visibility);
    }

    /// <summary>What the finished checks came to, in order.</summary>
    public IReadOnlyList<CheckRecord> Records => records;

    /// <summary>What there is to say about the submission as a whole, so far: of a set, what is replaced and why. In order, for <see cref="Records.RecordBuilder.With"/>.</summary>
    public IReadOnlyList<Diagnostic> Notes => context.Modules?.Notes ?? [];

    /// <summary>An exception that is the grader's own fault; null when there was none.</summary>
    public Exception? Fault { get; private set; }

    /// <summary>Prepares a loaded suite for a run.</summary>
    /// <param name="root">The root of NUnit's test tree.</param>
    /// <param name="context">What is judged.</param>
    public static GradingRun Attach(ITest root, GradingContext context)
    {
        var run = new GradingRun(context, SuiteAttribute.Of(root).Visibility);
        Runs.Add(root, run);
        return run;
    }

    internal static GradingRun Of(ITest test)
    {
        while (test.Parent is { } parent) test = parent;
        return Runs.GetValue(test, static root => new GradingRun(Home.HomeRun.Prepare(root), SuiteAttribute.Of(root).Visibility));
    }

    internal static GradingRun Current => Of(TestExecutionContext.CurrentContext.CurrentTest);

    internal CheckEntry Entry => current ?? throw new GraderFaultException("Only a method marked [Check] has a subject.");

    internal ContractClient Subject => context.Modules?.Client ?? context.Subject!;

    private IPlaces Places => context.Modules?.Places ?? context.Places!;

    /// <summary>The set of modules that is judged; null for one module.</summary>
    internal ModuleSet? Modules => context.Modules;

    internal ContractClient Reference
    {
        get
        {
            var reference = context.Reference?.Invoke() ?? throw new GraderFaultException("Only staff suites may ask the reference.");
            if (!referenceBegan) reference.Begin();
            referenceBegan = true;
            return reference;
        }
    }

    internal CheckRandom Random => random ??= (visibility == Visibility.Public ? context.PublicSeeds : context.HiddenSeeds
        ?? throw new GraderFaultException("A staff suite needs hidden seeds.")).For(Entry.Id);

    internal CheckEntry Open(string id, CheckAttribute check)
    {
        context.Listener?.Started(id);
        context.Modules?.Choose(check);
        return Enter(new CheckEntry(id, check, visibility));
    }

    private CheckEntry Enter(CheckEntry entry)
    {
        (random, referenceBegan) = (null, false);
        return current = entry;
    }

    internal void Begin(bool again) => Subject.Begin(again);

    internal bool MayBeAnothersLoss => Fault is null && Subject.MayBeAnothersLoss;

    /// <summary>What keeps a check from being run; null when nothing does.</summary>
    internal Loss? Barrier(CheckEntry entry)
    {
        if (context.Rejected is { } rejected) return new Loss(CheckStatus.Policy, null, rejected.Message, null, rejected.Location);
        foreach (string group in entry.Check.Covers.Prepend(entry.Check.Group))
            if (context.Denied.TryGetValue(group, out var denied)) return new Loss(CheckStatus.Policy, null, denied.Message, null, denied.Location);
        // What broke the grader once breaks it again, and every check would wait for that in turn.
        if (Fault is { } fault) return Infrastructure(fault);
        if (context.Modules?.Barrier(entry.Check) is { } unusable) return unusable;
        if (Subject.Exhausted) return new Loss(CheckStatus.Skipped, null, new Text("loss.run-ended"));
        foreach (string prerequisite in entry.Check.Requires.Select(r => CheckId.Resolve(r, entry.Id)))
            if (done.TryGetValue(prerequisite, out var earlier) && earlier.Points < earlier.Max) // under a filter it may not have been run: that blocks nothing
                return new Loss(earlier.Status == CheckStatus.NotImplemented ? CheckStatus.NotImplemented : CheckStatus.Skipped,
                    null, Text.Of("loss.prerequisite", ("check", prerequisite)));
        return null;
    }

    /// <summary>Turns what came out of a check, or of a part of one, into a loss.</summary>
    internal Loss Explain(Exception e, CheckEntry entry)
    {
        var pending = entry.Pending;
        entry.Pending = null;
        switch (e)
        {
            case AssertionException when pending is not null:
                return new Loss(CheckStatus.Failed, pending.Expected, pending.Got, pending.Diagnosis, PlaceOfWrongValue(entry));
            case AssertionException:
                return new Loss(CheckStatus.Failed, null, Text.Of("loss.assertion", ("message", e.Message.Trim())), null, PlaceOfWrongValue(entry));
            case StudentCodeException { Failure: var failure }:
                return Explain(failure);
            case StudentLostException lost:
                return new Loss(Status(lost.Kind), null, lost.Kind switch
                {
                    LossKind.TimedOut => Text.Of("loss.timed-out", ("limit", lost.Detail)),
                    LossKind.OutputLimit when lost.Output == OutputKind.Callbacks => Text.Of("loss.callback-limit", ("limit", lost.Detail)),
                    LossKind.OutputLimit when lost.Output == OutputKind.Answer => Text.Of("loss.answer-limit", ("limit", lost.Detail)),
                    LossKind.OutputLimit => new Text("loss.output-limit"),
                    LossKind.OutOfMemory => new Text("loss.out-of-memory"),
                    _ => new Text("loss.crashed"),
                }, null, PlaceOfWrongValue(entry));
            // The suite stumbled over an answer: too short an array, an infinite size, or nothing where there should be something. With the reference's answers it does not: `gradus verify` runs them.
            case var _ when Subject.LastCall is not null && MayComeOfAValue(e):
                return new Loss(CheckStatus.Failed, null, Text.Of("got.unusable", ("message", e.Message)), null, PlaceOfWrongValue(entry));
            default:
                Fault ??= e;
                return Infrastructure(e);
        }
    }

    /// <summary>Whether an odd value makes code that takes it for granted throw this. What the grader throws of its own accord is a <see cref="GraderFaultException"/>, which is none of these.</summary>
    internal static bool MayComeOfAValue(Exception e) =>
        e is IndexOutOfRangeException or NullReferenceException or InvalidCastException or ArgumentException or KeyNotFoundException or FormatException or ArithmeticException
            or (InvalidOperationException and not ObjectDisposedException);

    private static Loss Infrastructure(Exception e) => new(CheckStatus.Infrastructure, null, Text.Of("diagnostic.infrastructure", ("message", $"{e.GetType().Name}: {e.Message}")));

    private Loss Explain(StudentFailure failure) => failure.Kind switch
    {
        // Who asks for these modules is another assignment: what is not written there is nothing that is not written here.
        FailureKind.NotImplemented when StandIn(failure) is { } module =>
            new Loss(CheckStatus.Skipped, null, Text.Of("loss.own-module-unfinished", ("module", module), ("member", failure.Message)), null, Places.Of(failure)),
        FailureKind.Threw when StandIn(failure) is { } module =>
            new Loss(CheckStatus.Failed, null, Text.Of("loss.own-module-threw", ("module", module), ("type", failure.Type), ("message", failure.Message)), null, Places.Of(failure)),
        FailureKind.NotImplemented => new Loss(CheckStatus.NotImplemented, null, Text.Of("loss.not-implemented", ("member", failure.Message)), null, Places.Of(failure)),
        FailureKind.MissingMember => new Loss(CheckStatus.Failed, null, Text.Of("loss.missing-member", ("message", failure.Message))),
        _ => new Loss(CheckStatus.Failed, null, Text.Of("loss.threw", ("type", failure.Type), ("message", failure.Message)), null, Places.Of(failure)),
    };

    /// <summary>The module that an exception comes from, when it is not judged.</summary>
    private string? StandIn(StudentFailure failure) => failure.Frames is [{ Assembly: var module }, ..] && context.StandIns.Contains(module) ? module : null;

    private Location? PlaceOfWrongValue(CheckEntry entry) =>
        entry.Place is { } member ? Places.Of(member) : Subject.LastCall is { } call ? Places.Of(call, entry.Expression) : null;

    private static CheckStatus Status(LossKind kind) => kind switch
    {
        LossKind.TimedOut => CheckStatus.TimedOut,
        LossKind.OutOfMemory => CheckStatus.OutOfMemory,
        LossKind.OutputLimit => CheckStatus.OutputLimit,
        _ => CheckStatus.Crashed,
    };

    internal CheckRecord Close(CheckEntry entry)
    {
        var record = entry.ToRecord();
        done[record.Id] = record;
        records.Add(record);
        current = null;
        context.Modules?.Closed(entry.Check, record);
        context.Listener?.Finished(record);
        return record;
    }

    /// <summary>Runs the first part that a check has lost once more, by itself or on another arrangement of the set's modules, and writes nothing down.</summary>
    /// <returns>Whether nothing was lost.</returns>
    internal bool Passes(CheckRecord lost, CheckAttribute check, Action<CheckEntry> judge)
    {
        int part = lost.Parts.Index().FirstOrDefault(p => p.Item.Points < p.Item.Max).Index;
        var entry = Enter(new CheckEntry(lost.Id, check, visibility, lost.Parts.Count > 0 ? part : null));
        judge(entry);
        current = null;
        return entry.ToRecord().Status == CheckStatus.Passed;
    }

    /// <summary>A whole run judges every check: one whose fixture could not even be made would vanish from the record.</summary>
    internal void RequireAll(IEnumerable<DeclaredCheck> declared, ITestResult result)
    {
        string[] missing = [.. declared.Select(d => d.Id).Where(id => !done.ContainsKey(id))];
        if (missing.Length > 0) Fault ??= new GraderFaultException($"{string.Join(", ", missing)} could not be run. {Message(result)}".TrimEnd());

        string? Message(ITestResult of) => of.Test.MethodName is { } method && of.Test.ClassName is { } fixture
            ? missing.Contains(CheckId.Of(fixture, method)) ? of.Message : null
            : of.Children.Select(Message).FirstOrDefault(m => !string.IsNullOrEmpty(m));
    }

    internal void End()
    {
        foreach (var note in Notes) context.Listener?.Noted(note);
        context.Listener?.Ended();
    }
}
