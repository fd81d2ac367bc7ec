using Gradus.Grading.Convergence;
using static System.FormattableString;

namespace Gradus.Authoring.Calibration;

/// <summary>How much is run.</summary>
/// <param name="Runs">Runs of the reference, at seeds 1, 2, …; a table that checks rest on takes <see cref="ConvergenceTable.FewestRuns"/>.</param>
/// <param name="WrongRuns">Runs of each wrong solution, at most as many.</param>
/// <param name="Jobs">Runs side by side.</param>
public sealed record CalibrationOptions(int Runs = ConvergenceTable.FewestRuns, int WrongRuns = 299, int Jobs = 1)
{
    /// <summary>Runs of a wrong solution from which its failure rate is known well enough to be committed.</summary>
    public const int FewestWrongRuns = 299;
}

/// <summary>What a calibration came to.</summary>
/// <param name="Table">The table; null when right code cannot be told by it.</param>
/// <param name="Report">The training's paragraph of <c>CONVERGENCE.txt</c>; empty without a table.</param>
/// <param name="Findings">What is wrong, one sentence each.</param>
public sealed record CalibrationResult(ConvergenceTable? Table, string Report, IReadOnlyList<string> Findings);

/// <summary>Measures what a training is to be judged by, and how well that tells right code from wrong.</summary>
/// <param name="declared">The training.</param>
/// <param name="options">How much is run.</param>
public sealed class Calibrator(DeclaredTraining declared, CalibrationOptions options)
{
    /// <summary>Right solutions that a spread is made of, at least.</summary>
    public const int FewestRights = 5;

    /// <summary>Findings of one kind that are told one by one.</summary>
    private const int Told = 3;

    private readonly TrainingRuns runs = new(declared, options.Jobs);
    private readonly Training training = declared.Make();
    private readonly List<string> findings = [];

    /// <summary>Runs it.</summary>
    /// <param name="reference">The reference.</param>
    /// <param name="rights">The right solutions of the corpus.</param>
    /// <param name="wrongs">Its wrong ones.</param>
    /// <param name="report">Told what is run.</param>
    /// <exception cref="ArgumentException">There are fewer runs of the reference than seeds in a table, or than runs of wrong solutions.</exception>
    public CalibrationResult Run(Trainee reference, IReadOnlyList<Trainee> rights, IReadOnlyList<WrongTrainee> wrongs, Action<string>? report = null)
    {
        if (options.Runs < ConvergenceTable.SeedCount || options.WrongRuns < 1 || options.WrongRuns > options.Runs)
            throw new ArgumentException(Invariant($"{options.Runs} runs of the reference and {options.WrongRuns} of wrong solutions: expected {ConvergenceTable.SeedCount} or more, and 1 to as many."), nameof(options));
        if (declared.Checks.Count == 0) findings.Add("no check judges by it: a check calls Convergence.Judge with it in its own body");
        if (training is { Kind: TrainingKind.Free, Measure: Measure.Loss }) findings.Add(TableFaults.LossOfFree);
        if (rights.Count < FewestRights) findings.Add(Invariant($"the corpus has {rights.Count} right solutions; the spread between them takes {FewestRights}"));

        if (findings.Count > 0) return Failed();

        report?.Invoke(reference.Name);
        var right = Whole(reference, runs.Of(reference, Enumerable.Range(1, options.Runs)), shape: null);
        if (findings.Count == 0 && training.Kind == TrainingKind.Free && right.Any(curve => curve.Answers < 1 || curve.Answers != right[0].Answers)) findings.Add(TableFaults.OfNoAnswers);
        List<(string Name, Curve[] Curves)> others = [];
        foreach (var trainee in rights)
        {
            if (findings.Count > 0) break;
            report?.Invoke(trainee.Name);
            others.Add((trainee.Name, Whole(trainee, runs.Of(trainee, Enumerable.Range(1, ConvergenceTable.SeedCount)), right[0])));
        }
        if (findings.Count > 0) return Failed();

        var table = Table(right, others);
        Alike(table, right, others);
        if (findings.Count > 0) return Failed();

        report?.Invoke("the rule");
        int failures = Failures(table, right, rights);
        if (findings.Count > 0) return Failed();

        var caught = wrongs.Select(wrong =>
        {
            report?.Invoke(wrong.Trainee.Name);
            return (Wrong: wrong, Runs: runs.Of(wrong.Trainee, Enumerable.Range(1, options.WrongRuns)));
        }).ToArray();
        table = table with { Failures = failures, Mistakes = Mistakes(table, caught) };
        WrongRow[] rows = [.. caught.Select(c => Judge(table, right, c.Wrong, c.Runs))];
        var evidence = new CalibrationEvidence(table, declared.Checks, [.. right.Select(c => c.Values[^1]).Order()],
            [.. others.Select(o => (o.Name, Distance(table, o.Curves)))], rows);
        return new CalibrationResult(table, CalibrationReport.Section(evidence), Named());
    }

    private CalibrationResult Failed() => new(null, "", Named());

    private string[] Named() => [.. findings.Select(f => $"{training.Id}: {f}")];

    /// <summary>The curves of right code: each is there, finite, and as long as the reference's.</summary>
    private Curve[] Whole(Trainee trainee, TrainingRun[] made, Curve? shape)
    {
        int points = shape?.Values.Count ?? made[0].Curve?.Values.Count ?? 0;
        if (made[0].Failure is null && points is < Curve.Fewest or > Curve.Most)
            findings.Add(Invariant($"the curve of {trainee.Name} has {points} points; expected {Curve.Fewest} to {Curve.Most}"));
        else
            Tell(made.Select(run => (run.Seed, Fault: run.Failure
                ?? (run.Curve!.Values.Count != points ? Invariant($"{run.Curve.Values.Count} points; expected {points}") : run.Curve.Values.All(double.IsFinite) ? null : "points that are not finite numbers"))), trainee.Name);
        return [.. made.Select(run => run.Curve!)];
    }

    /// <summary>The table without mistakes: margin and limit from the spread between right solutions.</summary>
    private ConvergenceTable Table(Curve[] right, IReadOnlyList<(string Name, Curve[] Curves)> others)
    {
        bool pinned = training.Kind == TrainingKind.Pinned;
        int points = right[0].Values.Count;
        double[][] byStep = [.. Enumerable.Range(0, points).Select(i => right.Select(c => c.Values[i]).Order().ToArray())];
        SeedRow[] rows = [.. right.Take(ConvergenceTable.SeedCount).Select((c, i) => new SeedRow(i + 1, [.. c.Values.Select(TableJson.Kept)]))];
        var counted = Enumerable.Range(0, points).Skip(pinned ? 0 : points - 1);
        double deviation = rows.Max(row => counted.Max(i => Sample.Deviation([right[row.Seed - 1].Values[i], .. others.Select(o => o.Curves[row.Seed - 1].Values[i])])));
        double margin = TableJson.Kept(MarginRule.Of(deviation, MarginRule.Narrowest(training.Kind, MarginRule.Height(rows), right[0].Answers)));
        return new ConvergenceTable
        {
            Schema = ConvergenceTable.SchemaName,
            Training = training.Id,
            Kind = training.Kind,
            Measure = training.Measure,
            Runs = options.Runs,
            Failures = 0,
            Steps = right[0].Steps,
            Low = [.. byStep.Select(values => TableJson.Kept(Sample.Percentile(values, 0.025)))],
            High = [.. byStep.Select(values => TableJson.Kept(Sample.Percentile(values, 0.975)))],
            Seeds = rows,
            Margin = margin,
            Limit = pinned ? null : TableJson.Kept(byStep[^1][0] - margin),
            Answers = pinned ? null : right[0].Answers,
            Rights = [.. others.Select(o => o.Name).Order(StringComparer.Ordinal)],
            Mistakes = [],
        };
    }

    /// <summary>Looks for right solutions that are not like the others: each is judged by the table that the reference and the others make, for by one that it has widened itself
    /// hardly any could fail (of n curves none is further from another than √(2(n − 1)) deviations). Two that are wrong alike widen each other's: the margin must not be wide at all.</summary>
    private void Alike(ConvergenceTable table, Curve[] right, IReadOnlyList<(string Name, Curve[] Curves)> others)
    {
        var without = others.Select(o => (o.Name, o.Curves, Table: Table(right, [.. others.Where(other => other.Name != o.Name)]))).ToArray();
        if (table.Margin > MarginRule.Widest(table))
        {
            var (name, _, narrower) = without.MinBy(w => w.Table.Margin);
            findings.Add(Invariant($"{TableFaults.TooWide(table)}; without {name} it is {narrower.Margin:G3}"));
        }
        foreach (var (name, curves, by) in without)
            Tell(curves.Select((curve, i) => (i + 1, new TrainingRun(i + 1, curve, null).Fault(by.At(i + 1)))), $"right solution {name} is not like the others: it");
    }

    /// <summary>What a curve is judged by at any seed, listed or not.</summary>
    private static CurveStandard At(ConvergenceTable table, int seed, Curve right) => seed <= table.Seeds.Length ? table.At(seed) : new CurveStandard
    {
        Kind = table.Kind,
        Measure = table.Measure,
        Steps = table.Steps,
        Right = right.Values,
        Margin = table.Margin,
        Limit = table.Limit ?? 0,
    };

    /// <summary>Tries the rule on right code. Pinned, the reference would be compared with itself: the other right solutions run in its place, in turn, with one thread and two.
    /// Free, the limit is made of these very runs.</summary>
    private int Failures(ConvergenceTable table, Curve[] right, IReadOnlyList<Trainee> rights)
    {
        var made = table.Kind == TrainingKind.Free
            ? right.Select((curve, i) => new TrainingRun(i + 1, curve, null)).ToArray()
            : runs.Of(Enumerable.Range(1, options.Runs), session => (rights[session % rights.Count], 1 + session / rights.Count % 2));
        return Tell(made.Select(run => (run.Seed, run.Fault(At(table, run.Seed, right[run.Seed - 1])))), "right code");
    }

    private int Tell(IEnumerable<(int Seed, string? Fault)> made, string name)
    {
        (int Seed, string? Fault)[] faults = [.. made.Where(m => m.Fault is not null)];
        findings.AddRange(faults.Take(Told).Select(f => Invariant($"{name} fails at seed {f.Seed}: {f.Fault}")));
        if (faults.Length > Told) findings.Add(Invariant($"{name} fails at {faults.Length} seeds"));
        return faults.Length;
    }

    /// <summary>The curves of wrong solutions that declare a diagnosis: the first solution of each.</summary>
    private static SortedDictionary<string, SortedDictionary<int, double[]>> Mistakes(ConvergenceTable table, IEnumerable<(WrongTrainee Wrong, TrainingRun[] Runs)> caught)
    {
        SortedDictionary<string, SortedDictionary<int, double[]>> mistakes = new(StringComparer.Ordinal);
        if (table.Kind == TrainingKind.Free) return mistakes;
        foreach (var (wrong, made) in caught.Where(c => c.Wrong is { Expected: Verdict.Fails, Diagnosis.Length: > 0 } && !c.Wrong.Diagnosis.StartsWith("curve-", StringComparison.Ordinal)))
        {
            var curves = made.Where(run => run.Seed <= ConvergenceTable.SeedCount && run.Curve is { } curve && curve.Values.Count == table.Steps.Length && curve.Values.All(double.IsFinite))
                .ToDictionary(run => run.Seed, run => run.Curve!.Values.Select(TableJson.Kept).ToArray());
            if (curves.Count > 0) mistakes.TryAdd(wrong.Diagnosis, new(curves));
        }
        return mistakes;
    }

    private WrongRow Judge(ConvergenceTable table, Curve[] right, WrongTrainee wrong, TrainingRun[] made)
    {
        var faults = made.Select(run => (run.Seed, Failed: run.Failure is not null || run.Curve is not { } curve || At(table, run.Seed, right[run.Seed - 1]).Judge(curve.Values) is not null)).ToArray();
        int failed = faults.Count(f => f.Failed), least = made.Length - made.Length / 99; // 296 of 299: one in a hundred may pass
        if (wrong.Expected == Verdict.Fails && failed < least)
            findings.Add(Invariant($"wrong solution {wrong.Trainee.Name} declares a loss, and {failed} of {made.Length} runs fail: ambiguous; change the training or the solution"));
        if (wrong.Expected == Verdict.Passes && failed > 0)
            findings.Add(Invariant($"wrong solution {wrong.Trainee.Name} declares no loss, and {failed} of {made.Length} runs fail: ambiguous; change the training or the solution"));
        var diagnoses = made.Where(run => run.Seed <= ConvergenceTable.SeedCount)
            .Select(run => run.Curve is { } curve ? table.At(run.Seed).Judge(curve.Values) is { } fault ? fault.Diagnosis?.Key["mistake.".Length..] ?? "none" : null : "no curve")
            .OfType<string>().CountBy(d => d).OrderByDescending(d => d.Value).ThenBy(d => d.Key, StringComparer.Ordinal);
        return new WrongRow(wrong.Trainee.Name, wrong.Expected, new Proportion(failed, made.Length), [.. diagnoses.Select(d => (d.Key, d.Value))]);
    }

    /// <summary>How far a right solution gets at worst: pinned, in margins from the reference; free, the worst last point.</summary>
    private static double Distance(ConvergenceTable table, Curve[] curves) => table.Kind == TrainingKind.Pinned
        ? curves.Zip(table.Seeds).Max(c => c.First.Values.Zip(c.Second.Curve).Max(v => Math.Abs(v.First - v.Second))) / table.Margin
        : curves.Min(c => c.Values[^1]);
}
