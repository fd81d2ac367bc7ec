using System.Collections.Concurrent;
using Gradus.Authoring;
using Gradus.Authoring.Calibration;
using Gradus.Authoring.Verification;
using Gradus.Contracts.Wire;
using Gradus.Engine.Compiling;
using Gradus.Engine.Kits;
using Gradus.Engine.Processes;

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
    internal Trainee Reference => Of("reference", File.ReadAllBytes(kit.ReferenceFile));

    /// <summary>A solution of the corpus.</summary>
    /// <exception cref="AuthoringException">It does not compile.</exception>
    internal Trainee Of(Solution solution)
    {
        var compiled = compiler.Compile(new CompileRequest(kit.Assignment.Module, kit.OptionsFile, kit.References, [.. solution.Files.Select(f => new SourceFile(f.Path, f.Content)), .. kit.Given]));
        return Of(solution.Name, compiled.Assembly ?? throw new AuthoringException(Path.Combine(assignment.Corpus, solution.Name), 0,
            $"does not compile: {string.Join("; ", compiled.Errors.Take(3).Select(e => $"{e.Code} {e.Message}"))}"));
    }

    private Trainee Of(string name, byte[] assembly) => new(name, threads =>
    {
        var stack = idle.GetOrAdd(threads, _ => []);
        var given = stack.TryTake(out var loaded) ? loaded : new GivenModules(kit, threads);
        return new ChannelSession(TrustedHost.Of(kit, assembly, given), limits, () => stack.Add(given));
    });
}
