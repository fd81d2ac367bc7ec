using System.Diagnostics;
using System.Runtime.Loader;
using Gradus.Contracts.Wire;
using Gradus.Grading.Checks;
using Gradus.Grading.Course;
using Gradus.Grading.Records;
using Gradus.Grading.Seeds;
using Gradus.Screening;
using NUnit.Framework.Interfaces;

namespace Gradus.Grading.Home;

/// <summary>Prepares a run under <c>dotnet test</c> or a test explorer: the student's assembly lies beside the suite, in place of the reference's.</summary>
internal static class HomeRun
{
    internal static GradingContext Prepare(ITest root)
    {
        var suite = SuiteAttribute.Assembly(root);
        string here = Path.GetDirectoryName(suite.Location)!;
        var settings = HomeSettings.Read(here);
        string folder = Path.TrimEndingDirectorySeparator(settings.Assignment), assignments = Path.GetDirectoryName(folder)!;
        var assignment = Assignment.Read(Path.Combine(folder, Assignment.FileName));
        string course = CourseOf(folder);
        var parts = CourseParts.Read(assignment, assignments);
        var files = assignment.IsSet ? SubmissionFiles.Read(assignments, parts) : SubmissionFiles.Read(folder, assignment.Files);
        var submission = RecordBuilder.Submission(files.Files);
        var seeds = SeedSource.Public(course, assignment.Id, assignment.SuiteVersion, Environment.GetEnvironmentVariable("GRADUS_SEED"));

        string probe = Path.Combine(here, $"Gradus.Probes.{assignment.ShortName}.dll");
        var judged = assignment.IsSet ? HomeSet.Judged(here, probe, assignments, assignment, parts, files, settings, seeds) : Module(here, probe, folder, assignment, files, settings, seeds);

        var plan = RecordBuilder.Plan(assignment, [suite], submission, seeds.Name, judged.Outcome,
            [.. judged.Found, .. files.Warnings, .. judged.OwnModules], RecordBuilder.Run("dotnet test", "direct", [])) with
        { Audience = Audience.Student };
        return judged.Context with
        {
            Listener = Environment.GetEnvironmentVariable(Journal.Variable) is { Length: > 0 } journal ? new Journal(journal, plan) : null,
        };
    }

    /// <summary>One module, which the whole process uses.</summary>
    private static HomeJudged Module(string here, string probe, string folder, Assignment assignment, SubmissionFiles files, HomeSettings settings, SeedSource seeds)
    {
        AssemblyLoadContext.Default.Resolving += (context, name) => Path.Combine(here, name.Name + ".dll") is var file && File.Exists(file) ? context.LoadFromAssemblyPath(file) : null;
        var (policy, places) = Screened(Path.Combine(here, assignment.Module + ".dll"), probe, assignment, folder, folder, files.Files);
        string[] standIns = StandIns(settings, assignment.Module);
        return new HomeJudged(new GradingContext
        {
            Subject = new ContractClient(
                policy.Rejects ? new NoHost() : new DirectHost(AssemblyLoadContext.Default.LoadFromAssemblyPath(probe), [assignment.Module, .. standIns]),
                assignment.Limits.OfCalls)
            { Patient = Debugger.IsAttached },
            Places = places,
            PublicSeeds = seeds,
            Denied = policy.Denied,
            StandIns = standIns,
            Rejected = policy.Rejects ? policy.Diagnostics[0] : null,
        }, policy.Rejects ? Outcome.Rejected : Outcome.Graded, policy.Diagnostics, Named("diagnostic.own-modules", standIns));
    }

    /// <summary>Looks through a module that the build has left.</summary>
    /// <param name="assembly">The module.</param>
    /// <param name="probe">The probe that calls it.</param>
    /// <param name="assignment">The assignment that asks for it.</param>
    /// <param name="folder">That assignment's folder.</param>
    /// <param name="root">The folder that the files are named from.</param>
    /// <param name="files">Its files.</param>
    internal static (Policy Policy, SourcePlaces Places) Screened(string assembly, string probe, Assignment assignment, string folder, string root, IReadOnlyList<(string Path, byte[] Content)> files)
    {
        using var stream = File.OpenRead(assembly);
        var places = new SourcePlaces(new SourceMap(stream, probe), root, files.Select(f => f.Path));
        stream.Position = 0;
        return (Policy.OfSources(files) ?? Policy.Of(stream, assignment.ReadPolicy(folder), assignment.Module, places, files), places);
    }

    /// <summary>The modules of other assignments that stand in for the reference's: the grader takes the reference's, so its record may differ.</summary>
    internal static string[] StandIns(HomeSettings settings, string judged) => [.. (settings.Modules ?? []).Where(module => module.Length > 0 && module != judged)];

    internal static IEnumerable<Diagnostic> Named(string key, IEnumerable<string> modules) =>
        modules.Order(StringComparer.Ordinal).ToArray() is { Length: > 0 } own
            ? [new Diagnostic(Severity.Warning, "GR0122", Text.Of(key, ("modules", string.Join(", ", own))), null)] : [];

    /// <summary>The course's name, from the nearest course manifest above the assignment.</summary>
    private static string CourseOf(string folder)
    {
        for (var above = new DirectoryInfo(folder); above is not null; above = above.Parent)
            if (Path.Combine(above.FullName, CourseManifest.FileName) is var file && File.Exists(file)) return CourseManifest.Read(file).Id;
        throw new InvalidOperationException($"No {CourseManifest.FileName} in {folder} or above it; the course's manifest stands in the folder that holds the assignments.");
    }

    /// <summary>For code that is not run at all.</summary>
    private sealed class NoHost : ISubjectHost
    {
        public IFrameChannel Connect() => throw new InvalidOperationException("Rejected code is not run.");

        public LossKind CauseOfLoss() => LossKind.Crashed;

        public void Dispose() { }
    }
}

/// <summary>What is judged at home.</summary>
/// <param name="Context">The run's context, but for its journal.</param>
/// <param name="Outcome">Whether anything of it can be run.</param>
/// <param name="Found">What the screening found.</param>
/// <param name="OwnModules">What there is to say about modules that stand in for the reference's.</param>
internal sealed record HomeJudged(GradingContext Context, Outcome Outcome, IReadOnlyList<Diagnostic> Found, IEnumerable<Diagnostic> OwnModules);
