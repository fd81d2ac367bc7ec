using System.Collections.Concurrent;
using Gradus.Authoring;
using Gradus.Authoring.Calibration;
using Gradus.Authoring.Verification;
using Gradus.Contracts.Wire;
using Gradus.Engine.Compiling;
using Gradus.Engine.Kits;
using Gradus.Engine.Processes;
using Gradus.Grading.Checks;
using Gradus.Grading.Course;

namespace Gradus.Cli.Verification;

/// <summary>The reference and the corpus, compiled, in this process: they are our own, and a worker for each of thousands of runs would take longer than the runs.</summary>
/// <param name="assignment">The assignment's sources.</param>
/// <param name="kit">Its kit.</param>
/// <param name="compiler">Compiles solutions as students' code is compiled.</param>
internal sealed class Trainees(AssignmentSources assignment, Kit kit, ICompiler compiler)
{
    // All runs of a solution go through one channel: only the single call is limited.
    private readonly CallLimits limits = new(kit.Assignment.Limits.OfCalls.Call, TimeSpan.FromDays(100));

    // Given modules that no session uses now, by the number of threads.
    private readonly ConcurrentDictionary<int, ConcurrentBag<GivenModules>> idle = [];

    /// <summary>The reference.</summary>
    internal Trainee Reference => Of("reference", kit.Reference);

    /// <summary>A solution of the corpus. Of a set, the reference's module stands in the place of each that loses points in a check of its own, as it does when the whole is judged.</summary>
    /// <exception cref="AuthoringException">It does not compile.</exception>
    internal Trainee Of(Solution solution)
    {
        string[] replaced = [.. SuiteCatalog.Checks(kit.PublicSuite).Concat(SuiteCatalog.Checks(kit.StaffSuite)).Where(c => solution.Manifest.Loses.ContainsKey(c.Id)).Select(c => c.Check.Module).OfType<string>()];
        return Of(solution.Name, [.. kit.Parts.Select(part => replaced.Contains(part.Assignment.Module) ? kit.Reference.Single(m => m.Name == part.Assignment.Module) : Module(part, kit.Assignment.IsSet ? part.Assignment.Id + "/" : ""))]);

        SubjectModule Module(PartKit part, string folder)
        {
            // What the globs leave out is not handed in: it may be no C# at all.
            var (collected, _) = SubmissionFiles.Choose(solution.Files.Where(f => f.Path.StartsWith(folder, StringComparison.Ordinal)).Select(f => f.Path[folder.Length..]), part.Assignment.Files);
            var sources = solution.Files.Where(f => f.Path.StartsWith(folder, StringComparison.Ordinal) && collected.Contains(f.Path[folder.Length..])).Select(f => new SourceFile(f.Path, f.Content));
            var compiled = compiler.Compile(new CompileRequest(part.Assignment.Module, kit.OptionsFile, part.References, [.. sources, .. part.Given]));
            return new SubjectModule(part.Assignment.Module, compiled.Assembly ?? throw new AuthoringException(Path.Combine(assignment.Corpus, solution.Name), 0,
                $"does not compile: {string.Join("; ", compiled.Errors.Take(3).Select(e => $"{e.Code} {e.Message}"))}"));
        }
    }

    private Trainee Of(string name, IReadOnlyList<SubjectModule> modules) => new(name, threads =>
    {
        var stack = idle.GetOrAdd(threads, _ => []);
        var given = stack.TryTake(out var loaded) ? loaded : new GivenModules(kit, threads);
        return new ChannelSession(TrustedHost.Of(kit, modules, given), limits, () => stack.Add(given));
    });
}
