using System.Collections.Concurrent;
using System.Diagnostics;
using Gradus.Engine;
using Gradus.Engine.Containment;
using Gradus.Engine.Kits;
using Gradus.Grading.Records;

namespace Gradus.EngineStudy.Attacks;

/// <summary>Tries attacks on one grader, and tells what each of them won and what it cost others.</summary>
public sealed class AttackRange : IDisposable
{
    private readonly Arena arena;
    private readonly Grader grader;
    private readonly ConcurrentDictionary<string, Lazy<ScoreRecord>> controls = new();
    private readonly Lazy<ScoreRecord> honest;

    /// <summary>Makes a range.</summary>
    /// <param name="arena">Kit and module.</param>
    /// <param name="layers">The layers that are on; null for all that hold here.</param>
    /// <param name="jobs">How many attacks are tried side by side.</param>
    public AttackRange(Arena arena, IReadOnlySet<Layer>? layers, int jobs = 1)
    {
        this.arena = arena;
        grader = new Grader(new GraderOptions { Layers = layers, Jobs = jobs });
        honest = new Lazy<ScoreRecord>(() => Grade(arena.Module.Honest));
    }

    /// <summary>Names of the layers that are on.</summary>
    public IReadOnlyList<string> Layers => honest.Value.Run.Layers;

    /// <summary>Whether a submission that does nothing wrong gets every point now.</summary>
    public bool GradesHonestly() => Grade(arena.Module.Honest, Suites.Public) is { Outcome: Outcome.Graded } record && record.Score == record.Max;

    /// <summary>Tries an attack.</summary>
    public AttackResult Try(Attack attack)
    {
        if (!attack.IsFaced(Layers)) return new AttackResult(attack, null, 0, [], []);
        var control = Control(attack.Where);
        var clock = Stopwatch.StartNew();
        var record = Grade(arena.Module.With(attack), out string[] traces);
        double seconds = clock.Elapsed.TotalSeconds;
        if (honest.Value.Score != honest.Value.Max) throw new InvalidOperationException("The reference does not get every point.\n" + RecordJson.Write(honest.Value));
        var result = AttackResult.Judge(attack, record, control, Layers.Contains(Engine.Containment.Layers.NameOf(Layer.Screen)), seconds);
        return traces.Length == 0 ? result : result.Leaving(traces);
    }

    /// <summary>What the honest rest of an attack is worth: the same members do nothing but throw.</summary>
    private ScoreRecord Control(IReadOnlyList<string> where) =>
        controls.GetOrAdd(string.Join(",", where), _ => new Lazy<ScoreRecord>(() => Grade(arena.Module.Throwing(where)))).Value;

    private ScoreRecord Grade(IReadOnlyList<(string, string)> files, Suites suites = Suites.All) => Grade(files, out _, suites);

    /// <param name="files">What is handed in.</param>
    /// <param name="traces">What stands in the submission's folder afterwards and was not handed in: something of it was run where it lay.</param>
    /// <param name="suites">What judges it.</param>
    private ScoreRecord Grade(IReadOnlyList<(string Path, string Text)> files, out string[] traces, Suites suites = Suites.All)
    {
        string folder = arena.HandIn(files);
        try
        {
            var record = grader.Grade(folder, arena.Kit, arena.Shelf, suites).Staff;
            traces = [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folder, f)).Except(files.Select(f => f.Path))];
            return record;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Ends the grader.</summary>
    public void Dispose() => grader.Dispose();
}
