using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Gradus.Contracts.Wire;
using Gradus.Engine.Collecting;
using Gradus.Engine.Compiling;
using Gradus.Engine.Containment;
using Gradus.Engine.Kits;
using Gradus.Engine.Parts;
using Gradus.Engine.Processes;
using Gradus.Grading.Checks;
using Gradus.Grading.Course;
using Gradus.Grading.Records;
using Diagnostic = Gradus.Grading.Records.Diagnostic;

namespace Gradus.Engine;

/// <summary>A graded submission.</summary>
/// <param name="Staff">The complete record.</param>
/// <param name="Student">The student's edition: the only one that may be published.</param>
public sealed record GradedSubmission(ScoreRecord Staff, ScoreRecord Student);

/// <summary>How a grader works.</summary>
public sealed record GraderOptions
{
    /// <summary>Name and version of the program, for records.</summary>
    public string Tool { get; init; } = "gradus";

    /// <summary>The walls around student code; null for all that hold on this machine. <see cref="Layer.Process"/> is always among them.</summary>
    public IReadOnlySet<Layer>? Layers { get; init; }

    /// <summary>How many submissions are graded side by side: as many compilers and waiting workers are kept.</summary>
    public int Jobs { get; init; } = 1;

    /// <summary>Compiles; null for a <see cref="CompilerPool"/> behind a <see cref="CompileCache"/>.</summary>
    public ICompiler? Compiler { get; init; }

    /// <summary>A folder that keeps what was compiled for the next grader; null for none. It must not be within reach of workers.</summary>
    public string? CacheFolder { get; init; }

    /// <summary>How much a worker may take.</summary>
    public WorkerLimits Worker { get; init; } = WorkerLimits.Default;

    /// <summary>Where compiled code runs; null for a <see cref="WorkerHost"/>. Anything else is for trusted code only.</summary>
    public Func<Kit, IReadOnlyList<SubjectModule>, ISubjectHost>? Host { get; init; }

    /// <summary>The time that decides which staff checks a student may see.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}

/// <summary>Grades submissions: compile, screen, run the suites against a worker, record. One grader serves any number of submissions, also side by side.</summary>
/// <param name="options">How it works.</param>
public sealed class Grader(GraderOptions? options = null) : IDisposable
{
    private readonly GraderOptions options = options ?? new GraderOptions();
    private readonly ICompiler compiler = options?.Compiler ?? new CompileCache(new CompilerPool(options?.Jobs ?? 1), options?.CacheFolder);
    private readonly Lazy<IReadOnlySet<Layer>> layers = new(() => LayersOf(options ?? new GraderOptions()));
    private readonly ConcurrentDictionary<string, WorkerPool> pools = new();

    /// <summary>The walls that stand.</summary>
    public IReadOnlySet<Layer> Standing => layers.Value;

    private static IReadOnlySet<Layer> LayersOf(GraderOptions options) =>
        options.Layers is { } wanted ? wanted.Append(Layer.Process).ToHashSet()
        : options.Host is null ? LayerProbe.Here.Standing
        : new HashSet<Layer> { Layer.Process, Layer.Screen };

    /// <summary>Starts what a first submission will need.</summary>
    public void Warm(Kit kit)
    {
        compiler.Warm();
        if (options.Host is null) Pool(kit).Warm();
    }

    /// <summary>Tries whether anything can be graded on this machine: compiles a line, and brings up a worker with the reference in it.</summary>
    /// <exception cref="InfrastructureException">Nothing can; the message says what is in the way.</exception>
    public void Probe(Kit kit)
    {
        Warm(kit);
        var part = kit.Parts[0];
        var compiled = compiler.Compile(new CompileRequest(part.Assignment.Module, kit.OptionsFile, part.References, [new SourceFile("Probe.cs", Encoding.UTF8.GetBytes($"internal static class Probe; // {Guid.NewGuid()}, which no cache knows"))]));
        if (compiled.Assembly is null) throw new InfrastructureException($"The compiler does not compile a line: {(compiled.GaveUp is { } limit ? $"limit of {limit.Limit}" : string.Join("; ", compiled.Errors.Select(e => e.Message)))}");
        using var reference = new ContractClient(Host(kit, kit.Reference), kit.Assignment.Limits.OfCalls) { IsReference = true };
        try
        {
            reference.Begin();
        }
        catch (Exception e) when (e is ChannelClosedException or TimeoutException or InvalidDataException)
        {
            throw new InfrastructureException($"A worker does not answer: {e.Message}", e);
        }
        foreach (var suite in kit.SuitesOf(Suites.All)) _ = suite.GetTypes();
    }

    /// <summary>Grades what lies in a folder or an archive.</summary>
    /// <param name="path">A folder or a zip archive.</param>
    /// <param name="kit">The assignment's kit.</param>
    /// <param name="shelf">All kits, to recognise another assignment's files.</param>
    /// <param name="suites">Which suites are run.</param>
    /// <exception cref="FileNotFoundException">There is nothing at <paramref name="path"/>.</exception>
    public GradedSubmission Grade(string path, Kit kit, KitShelf shelf, Suites suites = Suites.All)
    {
        Warm(kit);
        return Grade(Collector.Collect(path, kit, shelf), kit, suites);
    }

    /// <summary>Grades files that have been collected.</summary>
    /// <param name="files">The files.</param>
    /// <param name="kit">The assignment's kit.</param>
    /// <param name="suites">Which suites are run.</param>
    public GradedSubmission Grade(SubmissionFiles files, Kit kit, Suites suites = Suites.All) => Grade(new Collected(files), kit, suites);

    /// <summary>Grades what a collector found.</summary>
    /// <param name="collected">Files, and whether they can be graded.</param>
    /// <param name="kit">The assignment's kit.</param>
    /// <param name="suites">Which suites are run.</param>
    public GradedSubmission Grade(Collected collected, Kit kit, Suites suites = Suites.All)
    {
        var clock = Stopwatch.StartNew();
        var blank = Blank(collected, kit, suites);
        ScoreRecord record;
        try
        {
            record = collected.Outcome != Outcome.Graded ? Ended(blank, collected.Outcome, [collected.Reason!]) : CompileAndRun(blank, collected, kit, suites);
        }
        catch (Exception e) // whatever it is, the student's code has run elsewhere
        {
            record = Failed(blank, e);
        }
        record = record with { Run = record.Run with { Seconds = Math.Round(clock.Elapsed.TotalSeconds, 3) } };
        var now = options.Clock.GetUtcNow();
        return new GradedSubmission(record, Student.EditionOf(record, check => kit.Shows(check, now)));
    }

    /// <summary>Grades the reference as if it were handed in, to see that the grader is right: it earns every point.</summary>
    internal ScoreRecord GradeReference(Kit kit)
    {
        var blank = Blank(new Collected(new SubmissionFiles([], [])), kit, Suites.All);
        try
        {
            return Run(blank, [.. kit.Parts.Select(part => new PartState(part, Outcome.Graded, []) { Assembly = File.ReadAllBytes(part.ReferenceFile) })], kit, Suites.All);
        }
        catch (InfrastructureException e)
        {
            return Failed(blank, e);
        }
    }

    private ScoreRecord CompileAndRun(ScoreRecord blank, Collected collected, Kit kit, Suites suites)
    {
        var partCompiler = new PartCompiler(compiler, Screens);
        PartState[] parts = kit.Assignment.IsSet ? [.. kit.Parts.Select(OfSet)] : [partCompiler.Compile(kit.Parts[0], kit.ProbeFile, collected.Files.Files)];
        Diagnostic[] said = [.. parts.SelectMany(p => p.Diagnostics)];
        if (PartState.WhyNot(parts, kit.Assignment.IsSet) is { } outcome) return Ended(blank, outcome, said);
        return Run(blank with { Outcome = kit.Assignment.IsSet ? Outcome.Graded : parts[0].Outcome, Diagnostics = [.. said, .. blank.Diagnostics] }, parts, kit, suites);

        PartState OfSet(PartKit part) =>
            collected.Refused.GetValueOrDefault(part.Assignment.Id) is { } refused ? new PartState(part, Outcome.Rejected, [refused])
            : collected.Files.OfPart(part.Assignment.Id) is { Count: > 0 } files ? partCompiler.Compile(part, kit.ProbeFile, files)
            : new PartState(part, Outcome.NotSubmitted, []);
    }

    private bool Screens => Standing.Contains(Layer.Screen);

    private ScoreRecord Run(ScoreRecord plan, IReadOnlyList<PartState> parts, Kit kit, Suites suites)
    {
        using var sides = new Sides(kit, Host, !Screens);
        var context = sides.Of(parts);
        List<CheckRecord> checks = [];
        foreach (var suite in kit.SuitesOf(suites))
        {
            var run = SuiteRunner.Run(suite, context);
            checks.AddRange(run.Records);
            if (run.Fault is { } fault) return Failed(RecordBuilder.With(plan, checks), fault);
        }
        return RecordBuilder.With(plan, checks, context.Modules?.Notes ?? []);
    }

    private ISubjectHost Host(Kit kit, IReadOnlyList<SubjectModule> modules) => options.Host?.Invoke(kit, modules) ?? new WorkerHost(Pool(kit), new SubjectAssemblies(kit.Probe, modules));

    private WorkerPool Pool(Kit kit) => pools.GetOrAdd(kit.WorkerFolder, folder => new WorkerPool(new WorkerStart(folder, Standing, options.Worker, kit.Assignment.Limits.OfCalls.Submission), options.Jobs));

    /// <summary>The record before anything is known but the files.</summary>
    private ScoreRecord Blank(Collected collected, Kit kit, Suites suites) => RecordBuilder.Plan(
        kit.Assignment, kit.SuitesOf(suites), RecordBuilder.Submission(collected.Files.Files), (suites == Suites.Public ? kit.PublicSeeds : kit.HiddenSeeds).Name,
        Outcome.Graded, collected.Files.Warnings, RecordBuilder.Run(options.Tool, "worker", Layers.NamesOf(Standing)));

    private static ScoreRecord Ended(ScoreRecord blank, Outcome outcome, IEnumerable<Diagnostic> reasons) =>
        blank with { Outcome = outcome, Diagnostics = [.. reasons, .. blank.Diagnostics] };

    private static ScoreRecord Failed(ScoreRecord record, Exception e) => Ended(record, Outcome.Infrastructure,
        [new Diagnostic(Severity.Error, "GR0001", Text.Of("diagnostic.infrastructure", ("message", string.Create(CultureInfo.InvariantCulture, $"{e.GetType().Name}: {e.Message}"))), null)]);

    /// <summary>Ends the compiler and the waiting workers.</summary>
    public void Dispose()
    {
        compiler.Dispose();
        foreach (var pool in pools.Values) pool.Dispose();
    }
}
