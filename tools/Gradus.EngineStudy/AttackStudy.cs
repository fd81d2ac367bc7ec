using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Gradus.Authoring;
using Gradus.Engine.Containment;
using Gradus.Engine.Kits;
using Gradus.EngineStudy.Attacks;

namespace Gradus.EngineStudy;

/// <summary>Tries every attack of <c>tests/attacks</c> with all layers, without the screen, and with the split alone.</summary>
internal static class AttackStudy
{
    private const string Usage = "options: --few or --whole (a few checks, or the assignment's suites, in every set), --jobs n, --only part-of-a-name,another, --set all|unscreened|split";

    // NUnit puts writers of its own in the console's place while suites run.
    private static TextWriter progress = TextWriter.Null;

    internal static Study Study { get; } = new("attacks", "hostile programs: points won, points lost by others, secrets read, with and without the screen", Run);

    private static int Run(string[] args)
    {
        progress = TextWriter.Synchronized(Console.Error);
        var output = Console.Out;
        // Without the screen every check takes a worker of its own: 81 of them for every attack are an hour.
        bool Few(IReadOnlySet<Layer> layers) => args.Contains("--few") || (!args.Contains("--whole") && !layers.Contains(Layer.Screen));
        string? Option(string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
        if (args.Contains("--help"))
        {
            Console.Error.WriteLine(Usage);
            return 2;
        }
        int jobs = int.Parse(Option("--jobs") ?? "1", CultureInfo.InvariantCulture);
        string repository = AssignmentSources.RepositoryAbove(Environment.CurrentDirectory);
        using var whole = new Arena(repository, StudyReport.Kits, few: false, callSeconds: 1);
        using var few = new Arena(repository, StudyReport.Kits, few: true, callSeconds: 1);
        Attack[] attacks = [.. Attack.ReadAll(whole.Attacks).Where(a => Option("--only") is not { } parts || parts.Split(',').Any(part => a.Name.Contains(part, StringComparison.Ordinal)))];

        IReadOnlySet<Layer> all;
        using (var probe = new AttackRange(few, null)) all = probe.Layers.Select(n => Layers.Of(n)!.Value).ToHashSet();
        (string Name, IReadOnlySet<Layer> Layers)[] sets = [("all", all), ("unscreened", all.Except([Layer.Screen]).ToHashSet()), ("split", Layers.SplitOnly)];
        if (Option("--set") is { } one) sets = [.. sets.Where(s => s.Name == one)];

        List<string> reports = [];
        int faults = 0;
        foreach (var (name, layers) in sets)
        {
            var arena = Few(layers) ? few : whole;
            var column = new AttackColumn(name, layers, TryAll(arena, layers, attacks, jobs, name));
            reports.Add(AttackTable.Of(attacks, column, arena.Kit, Few(layers)));
            output.WriteLine(reports[^1]);
            faults += column.Faults;
        }
        if (attacks.Length == Attack.ReadAll(whole.Attacks).Count && sets.Length == 3)
            StudyReport.Keep(repository, "attacks", string.Join('\n', reports));
        return faults == 0 ? 0 : 1;
    }

    private static Dictionary<string, AttackResult> TryAll(Arena arena, IReadOnlySet<Layer> layers, Attack[] attacks, int jobs, string set)
    {
        using var range = new AttackRange(arena, layers, jobs);
        ConcurrentDictionary<string, AttackResult> results = new();
        Parallel.ForEach(attacks, new ParallelOptions { MaxDegreeOfParallelism = jobs }, attack =>
        {
            var result = range.Try(attack);
            // Whatever it and those before it have done, who comes next must not notice.
            if (result.Record is not null && !range.GradesHonestly()) result = result.Stopping();
            results[attack.Name] = result;
            progress.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{set,-10} {attack.Name,-40} {result.Seconds,6:0.0} s  {result.Observed}  {string.Join("; ", result.Faults)}"));
        });
        return new Dictionary<string, AttackResult>(results);
    }
}
