using System.Diagnostics;
using System.Reflection;
using Gradus.Contracts.Wire;
using Gradus.Grading.Checks;
using Gradus.Grading.Combining;
using Gradus.Grading.Course;
using Gradus.Grading.Records;
using Gradus.Grading.Seeds;

namespace Gradus.Grading.Home;

/// <summary>A set of modules at home: all of them compiled, or the build had ended with the compiler's message. Every arrangement of them is loaded apart from the others.</summary>
internal static class HomeSet
{
    /// <summary>What is judged.</summary>
    /// <param name="here">The suite's folder.</param>
    /// <param name="probe">The set's probe.</param>
    /// <param name="assignments">The folder that holds the assignments.</param>
    /// <param name="set">The set.</param>
    /// <param name="parts">Its parts.</param>
    /// <param name="files">The files that a grader would collect.</param>
    /// <param name="settings">What the build has left.</param>
    /// <param name="seeds">Inputs of public checks.</param>
    internal static HomeJudged Judged(string here, string probe, string assignments, Assignment set, IReadOnlyList<Assignment> parts, SubmissionFiles files, HomeSettings settings, SeedSource seeds)
    {
        List<Diagnostic> found = [];
        List<SetPart> modules = [];
        foreach (var part in parts)
        {
            var (policy, places) = HomeRun.Screened(ArrangedContext.OwnFile(here, part.Module), probe, part, Path.Combine(assignments, part.Id), assignments, files.OfPart(part.Id));
            found.AddRange(policy.Diagnostics);
            modules.Add(SetPart.Screened(part, policy, places) with { HasReference = settings.Modules?.Contains(part.Module) != true });
        }
        Dictionary<Arrangement, Assembly> probes = [];
        return new HomeJudged(new GradingContext
        {
            Modules = new ModuleSet(modules, Host, set.Limits.OfCalls) { Patient = Debugger.IsAttached },
            PublicSeeds = seeds,
        }, modules.All(m => m.Replaced is not null) ? Outcome.Rejected : Outcome.Graded, found, HomeRun.Named("diagnostic.own-set", modules.Where(m => !m.HasReference).Select(m => m.Module)));

        ISubjectHost Host(Arrangement arrangement)
        {
            if (!probes.TryGetValue(arrangement, out var bound)) probes[arrangement] = bound = new ArrangedContext(here, arrangement).LoadFromAssemblyPath(probe);
            return new DirectHost(bound, [.. arrangement.Own]);
        }
    }
}
