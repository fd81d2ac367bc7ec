using Gradus.Grading.Seeds;

namespace Gradus.Suites.Metrics;

/// <summary>Three functions of TP, FP, FN and TN that are no exercise, and one number for each.</summary>
internal sealed record Measures(double Overlap, double FalseAlarms, double NegativeOverlap)
{
    /// <summary>Names a measure, computes it from [TP, FP, FN, TN], and finds its number.</summary>
    internal static readonly (string Name, Func<double[], double> Of, Func<Measures, double> In)[] All =
    [
        ("overlap", n => n[0] / (n[0] + n[1] + n[2]), m => m.Overlap),
        ("false-alarms", n => n[1] / n.Sum(), m => m.FalseAlarms),
        ("negative-overlap", n => n[3] / (n[3] + n[1] + n[2]), m => m.NegativeOverlap),
    ];
}

/// <summary>Binary problems and the averages of three measures over them.</summary>
internal sealed record AverageCase(double[][][] Problems, Measures Micro, Measures Macro)
{
    /// <summary>The problems in another order, all counts times the same factor: the averages stay.</summary>
    internal static AverageCase Draw(CheckRandom random)
    {
        var drawn = Table.Pick<AverageCase>("averages", random);
        int factor = random.Int(1, 4);
        return drawn with { Problems = [.. drawn.Problems.Reordered(random.Permutation(drawn.Problems.Length)).Select(p => p.Select(row => row.Select(n => n * factor).ToArray()).ToArray())] };
    }

    public double[][,] Matrices => [.. Problems.Select(p => p.ToMatrix())];
}

/// <summary>Scores of a binary problem and their area under the ROC curve.</summary>
internal sealed record RankingCase(int[] Truth, double[] Scores, double Auc, double TiesAsWins, double TiesAsLosses, double[] Weights, double WeightedAuc)
{
    /// <summary>The samples in another order and on another scale, which is stretched by a power of two so that ties stay ties: the areas stay.</summary>
    internal static RankingCase Draw(string table, CheckRandom random)
    {
        var drawn = Table.Pick<RankingCase>(table, random);
        int[] order = random.Permutation(drawn.Truth.Length);
        double factor = random.Pick([0.25, 0.5, 2.0, 8.0]);
        return drawn with { Truth = drawn.Truth.Reordered(order), Scores = [.. drawn.Scores.Reordered(order).Select(s => s * factor)], Weights = drawn.Weights.Reordered(order) };
    }
}

/// <summary>Predicted probabilities and their log-loss. A binary case has <see cref="Probabilities"/> and <see cref="PositivesOnly"/>, one of more classes <see cref="Rows"/>.</summary>
internal sealed record LossCase(
    int Classes, int[] Truth, double[] Probabilities, double[][] Rows, double? PositivesOnly, double Sum, double Mean, double[] Weights, double WeightedSum, double WeightedMean)
{
    /// <summary>The samples in another order, classes of a case with rows renamed: the losses stay.</summary>
    internal static LossCase Draw(string table, CheckRandom random)
    {
        var drawn = Table.Pick<LossCase>(table, random);
        int[] order = random.Permutation(drawn.Truth.Length);
        var shuffled = drawn with { Truth = drawn.Truth.Reordered(order), Weights = drawn.Weights.Reordered(order) };
        if (drawn.Rows is null) return shuffled with { Probabilities = drawn.Probabilities.Reordered(order) };
        int[] was = random.Permutation(drawn.Classes);
        return shuffled with { Truth = [.. shuffled.Truth.Select(label => Array.IndexOf(was, label))], Rows = [.. drawn.Rows.Reordered(order).Select(row => row.Reordered(was))] };
    }

    public double[,] Matrix => Rows.ToMatrix();
}
