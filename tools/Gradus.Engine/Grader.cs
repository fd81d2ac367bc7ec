using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Gradus.Contracts.Wire;
using Gradus.Engine.Collecting;
using Gradus.Engine.Compiling;
using Gradus.Engine.Containment;
using Gradus.Engine.Kits;
using Gradus.Engine.Processes;
using Gradus.Grading.Checks;
using Gradus.Grading.Course;
using Gradus.Grading.Records;
using Gradus.Screening;
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
    public Func<Kit, byte[], ISubjectHost>? Host { get; init; }

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
        var compiled = compiler.Compile(new CompileRequest(kit.Assignment.Module, kit.OptionsFile, kit.References, [new SourceFile("Probe.cs", Encoding.UTF8.GetBytes($"internal static class Probe; // {Guid.NewGuid()}, which no cache knows"))]));
        if (compiled.Assembly is null) throw new InfrastructureException($"The compiler does not compile a line: {(compiled.GaveUp is { } limit ? $"limit of {limit.Limit}" : string.Join("; ", compiled.Errors.Select(e => e.Message)))}");
        using var reference = new ContractClient(Host(kit, File.ReadAllBytes(kit.ReferenceFile)), kit.Assignment.Limits.OfCalls) { IsReference = true };
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
            record = collected.Outcome != Outcome.Graded ? Ended(blank, collected.Outcome, [collected.Reason!]) : CompileAndRun(blank, collected.Files, kit, suites);
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
            return Run(blank, File.ReadAllBytes(kit.ReferenceFile), new NoPlaces(), Policy.None, kit, Suites.All);
        }
        catch (InfrastructureException e)
        {
            return Failed(blank, e);
        }
    }

    private ScoreRecord CompileAndRun(ScoreRecord blank, SubmissionFiles files, Kit kit, Suites suites)
    {
        // Code that gives itself another name must not get as far as the compiler: screening and places would believe it.
        if (Screens && Policy.OfSources(files.Files) is { } refused) return Run(Planned(blank, refused), [], new NoPlaces(), refused, kit, suites);
        SourceFile[] own = [.. files.Files.Select(f => new SourceFile(f.Path, f.Content))];
        if (SourceShape.Check(own) is { } shape) return Ended(blank, Outcome.Rejected, [shape]);
        var compiled = compiler.Compile(new CompileRequest(kit.Assignment.Module, kit.OptionsFile, kit.References, [.. own, .. kit.Given]));
        if (compiled.GaveUp is { } limit) return Ended(blank, Outcome.Rejected, [new Diagnostic(Severity.Error, "GR0107", limit.Text, null)]);
        if (compiled.Assembly is not { } assembly) return Ended(blank, Outcome.NotCompiled, CompileErrors.Of(compiled.Errors, own));

        var submission = blank.Submission;
        var places = new SourcePlaces(new SourceMap(new MemoryStream(assembly), kit.ProbeFile), "", submission.Files.Select(f => f.Path));
        var policy = Screens ? Policy.Of(new MemoryStream(assembly), kit.Policy, kit.Assignment.Module, places, files.Files) : Policy.None;
        return Run(Planned(blank, policy), assembly, places, policy, kit, suites);
    }

    private bool Screens => Standing.Contains(Layer.Screen);

    private static ScoreRecord Planned(ScoreRecord blank, Policy policy) =>
        blank with { Outcome = policy.Rejects ? Outcome.Rejected : Outcome.Graded, Diagnostics = [.. policy.Diagnostics, .. blank.Diagnostics] };

    private ScoreRecord Run(ScoreRecord plan, byte[] assembly, IPlaces places, Policy policy, Kit kit, Suites suites)
    {
        var limits = kit.Assignment.Limits.OfCalls;
        using var subject = new ContractClient(Host(kit, assembly), limits) { FreshEachCheck = !Screens };
        ContractClient? reference = null;
        try
        {
            var context = new GradingContext
            {
                Subject = subject,
                Reference = () => reference ??= new ContractClient(Host(kit, File.ReadAllBytes(kit.ReferenceFile)), limits) { IsReference = true },
                Places = places,
                PublicSeeds = kit.PublicSeeds,
                HiddenSeeds = kit.HiddenSeeds,
                Denied = policy.Denied,
                Rejected = policy.Rejects ? policy.Diagnostics[0] : null,
            };
            List<CheckRecord> checks = [];
            foreach (var suite in kit.SuitesOf(suites))
            {
                var run = SuiteRunner.Run(suite, context);
                checks.AddRange(run.Records);
                if (run.Fault is { } fault) return Failed(RecordBuilder.With(plan, checks), fault);
            }
            return RecordBuilder.With(plan, checks);
        }
        finally
        {
            reference?.Dispose();
        }
    }

    private ISubjectHost Host(Kit kit, byte[] assembly) => options.Host?.Invoke(kit, assembly) ?? new WorkerHost(Pool(kit), kit.Assignment.Module, kit.Probe, assembly);

    private WorkerPool Pool(Kit kit) => pools.GetOrAdd(kit.WorkerFolder, folder => new WorkerPool(new WorkerStart(folder, Standing, options.Worker, kit.Assignment.Limits.OfCalls.Submission), options.Jobs));

    /// <summary>The record before anything is known but the files.</summary>
    private ScoreRecord Blank(Collected collected, Kit kit, Suites suites) => RecordBuilder.Plan(
        kit.Assignment, kit.SuitesOf(suites), RecordBuilder.Submission(collected.Files.Files), (suites == Suites.Public ? kit.PublicSeeds : kit.HiddenSeeds).Name,
        Outcome.Graded, collected.Files.Warnings, RecordBuilder.Run(options.Tool, "worker", Layers.NamesOf(Standing)));

    private static ScoreRecord Ended(ScoreRecord blank, Outcome outcome, IEnumerable<Diagnostic> reasons) =>
        blank with { Outcome = outcome, Diagnostics = [.. reasons, .. blank.Diagnostics] };

    private static ScoreRecord Failed(ScoreRecord record, Exception e) => Ended(record, Outcome.Infrastructure,
        [new Diagnostic(Severity.Error, "GR0001", Text.Of("diagnostic.infrastructure", ("message", string.Create(CultureInfo.InvariantCulture, $"{e.GetType().Name}: {e.Message}"))), null)]);

    /// <summary>For code that is not run.</summary>
    private sealed class NoPlaces : IPlaces
    {
        public Location? Of(StudentFailure failure) => null;

        public Location? Of(SubjectCall call, string? expression) => null;

        public Location? Of(string member) => null;
    }

    /// <summary>Ends the compiler and the waiting workers.</summary>
    public void Dispose()
    {
        compiler.Dispose();
        foreach (var pool in pools.Values) pool.Dispose();
    }
}
