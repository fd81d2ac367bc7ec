using System.Diagnostics;
using System.Reflection;
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
        string folder = settings.Assignment;
        var assignment = Assignment.Read(Path.Combine(folder, Assignment.FileName));
        string course = CourseOf(folder);
        var files = SubmissionFiles.Read(folder, assignment.Files);
        var submission = RecordBuilder.Submission(files.Files);
        var seeds = SeedSource.Public(course, assignment.Id, assignment.SuiteVersion, Environment.GetEnvironmentVariable("GRADUS_SEED"));

        AssemblyLoadContext.Default.Resolving += (context, name) => Path.Combine(here, name.Name + ".dll") is var file && File.Exists(file) ? context.LoadFromAssemblyPath(file) : null;
        string module = Path.Combine(here, assignment.Module + ".dll");
        string probe = Path.Combine(here, $"Gradus.Probes.{assignment.ShortName}.dll");
        var places = new SourcePlaces(new SourceMap(File.OpenRead(module), probe), folder, submission.Files.Select(f => f.Path));
        Policy policy;
        using (var stream = File.OpenRead(module)) policy = Policy.OfSources(files.Files) ?? Policy.Of(stream, assignment.ReadPolicy(folder), assignment.Module, places, files.Files);

        var outcome = policy.Rejects ? Outcome.Rejected : Outcome.Graded;
        var plan = RecordBuilder.Plan(assignment, [suite], submission, seeds.Name, outcome,
            [.. policy.Diagnostics, .. files.Warnings, .. OwnModules(settings, assignment.Module)], RecordBuilder.Run("dotnet test", "direct", [])) with
        { Audience = Audience.Student };
        return new GradingContext
        {
            Subject = new ContractClient(
                policy.Rejects ? new NoHost() : new DirectHost(AssemblyLoadContext.Default.LoadFromAssemblyPath(probe), assignment.Module),
                assignment.Limits.OfCalls)
            { Patient = Debugger.IsAttached },
            Places = places,
            PublicSeeds = seeds,
            Denied = policy.Denied,
            Rejected = policy.Rejects ? policy.Diagnostics[0] : null,
            Listener = Environment.GetEnvironmentVariable(Journal.Variable) is { Length: > 0 } journal ? new Journal(journal, plan) : null,
        };
    }

    /// <summary>Says when modules of other assignments stand in for the reference's: the grader takes the reference's, so its record may differ.</summary>
    internal static IEnumerable<Diagnostic> OwnModules(HomeSettings settings, string judged) =>
        (settings.Modules ?? []).Where(module => module.Length > 0 && module != judged).Order(StringComparer.Ordinal).ToArray() is { Length: > 0 } own
            ? [new Diagnostic(Severity.Warning, "GR0122", Text.Of("diagnostic.own-modules", ("modules", string.Join(", ", own))), null)] : [];

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
