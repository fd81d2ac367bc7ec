namespace Gradus.Benchmarks.Comparing;

/// <summary>A series run in rounds: each round runs each case in a process of its own, one contender right after the other.</summary>
internal static class Comparison
{
    /// <summary>One case that one contender runs.</summary>
    private readonly record struct Turn(Speaker Speaker, CaseName Name, int Threads);

    /// <summary>Runs a series.</summary>
    /// <param name="series">What is measured.</param>
    /// <param name="ours">Our program.</param>
    /// <param name="peers">The others'.</param>
    /// <param name="rounds">How many rounds.</param>
    /// <param name="only">What the cases' common names begin with.</param>
    /// <param name="progress">Where each figure is told as it comes.</param>
    /// <param name="seconds">How long a case is measured; null: each by its own budget.</param>
    /// <exception cref="ProtocolException">A program did not do what the protocol asks.</exception>
    /// <exception cref="InvalidOperationException">No case is ours.</exception>
    public static Results Run(Series series, Speaker ours, IEnumerable<Speaker> peers, int rounds, string only, TextWriter progress, double? seconds = null)
    {
        Turn[][] groups = Groups(series, ours, series.OursAlone ? [] : [.. peers], only);
        if (groups.Length == 0) throw new InvalidOperationException($"The series {series.Name} has none of our cases whose names begin with '{only}'.");
        var answers = groups.SelectMany(turns => turns).ToDictionary(turn => turn, _ => new List<Answer>());
        using var busy = series.Busy ? new BusyCore() : null;
        for (int round = 0; round < rounds; round++)
        {
            foreach (var turn in groups.SelectMany(turns => InOrder(turns, round)))
            {
                var answer = turn.Speaker.Measure(turn.Name, turn.Threads, seconds);
                answers[turn].Add(answer);
                progress.WriteLine($"{series.Name} {round + 1}/{rounds}: {turn.Name}, {turn.Threads} threads: {Spread.Of(Value(answer)).Figure().Split(' ')[0]} {answer.Unit}, load {Spread.Of(answer.Load1).Figure().Split(' ')[0]}");
            }
        }
        return new(
            series.Name, Machine.Here,
            new(answers.GroupBy(a => a.Key.Name.Implementation).ToDictionary(g => g.Key, g => g.First().Value[0].Version ?? ""), StringComparer.Ordinal),
            [.. answers.Select(a => new Figures(a.Key.Name.Common, a.Key.Name.Implementation, a.Key.Threads, a.Value[0].Unit, a.Value[0].HigherIsBetter, [.. a.Value.Select(Value)]))]);

        double Value(Answer answer) => series.Busy ? answer.MedianValue : answer.Value;
    }

    /// <summary>Who goes first changes from round to round: a machine that warms up or slows down favours nobody.</summary>
    public static IEnumerable<T> InOrder<T>(IEnumerable<T> turns, int round) => round % 2 == 0 ? turns : turns.Reverse();

    // Those who are compared with each other stand together: all implementations of a case, or our own with one thread and with two.
    private static Turn[][] Groups(Series series, Speaker ours, Speaker[] peers, string only) =>
    [
        .. series.Threads.SelectMany(threads => peers.Prepend(ours).SelectMany(speaker => speaker.List(threads).Select(name => new Turn(speaker, name, threads))))
            .Where(turn => series.Takes(turn.Name, turn.Threads) && turn.Name.Common.StartsWith(only, StringComparison.Ordinal) && (!series.OursAlone || IsOurs(turn.Name)))
            .GroupBy(turn => (turn.Name.Common, Kind: series.OursAlone ? turn.Name.Implementation : "", Threads: series.OursAlone ? 0 : turn.Threads))
            .Where(group => group.Any(turn => IsOurs(turn.Name)) && (!series.OursAlone || group.Count() == series.Threads.Length))
            .Select(group => group.ToArray()),
    ];

    private static bool IsOurs(CaseName name) => Contender.IsOurs(name.Implementation);
}
