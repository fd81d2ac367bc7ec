using FsCheck;
using FsCheck.Fluent;
using Gradus.Metrics;
using NUnit.Framework;

namespace Gradus.Tests.Metrics;

/// <summary>Laws that hold for every input. Values are fixed by the fixtures and the lectures' numbers.</summary>
public sealed class MetricLawsTests
{
    private const double Tolerance = 1e-12;

    private static readonly Gen<ConfusionMatrix> Matrices =
        from classCount in Gen.Choose(2, 5)
        from sampleCount in Gen.Choose(1, 40)
        from truth in Gen.Choose(0, classCount - 1).ArrayOf(sampleCount)
        from answers in Gen.Choose(0, classCount - 1).ArrayOf(sampleCount)
        select ConfusionMatrix.FromIndices(truth, answers, classCount);

    private static readonly Gen<ConfusionMatrix> BinaryMatrices =
        from counts in Gen.Choose(0, 100).ArrayOf(4)
        where counts.Sum() > 0
        select ConfusionMatrix.Binary(counts[0], counts[1], counts[2], counts[3]);

    // Both classes occur; scores from a short list, so that they tie.
    private static readonly Gen<(int[] Truth, double[] Scores)> Ranked =
        from sampleCount in Gen.Choose(0, 40)
        from truth in Gen.Choose(0, 1).ArrayOf(sampleCount)
        from scores in Gen.Choose(-6, 6).ArrayOf(sampleCount + 2)
        select ((int[])[0, 1, .. truth], scores.Select(score => score / 4.0).ToArray());

    private static readonly Gen<(int[] Truth, double[] Probabilities)> Predicted =
        from sampleCount in Gen.Choose(1, 30)
        from truth in Gen.Choose(0, 1).ArrayOf(sampleCount)
        from parts in Gen.Choose(0, 64).ArrayOf(sampleCount)
        select (truth, parts.Select(part => part / 64.0).ToArray());

    [Test]
    public void Swapping_the_two_classes_swaps_recall_with_specificity_and_precision_with_NPV() => ForAll(BinaryMatrices, matrix =>
    {
        var swapped = ConfusionMatrix.Binary(matrix.TrueNegatives(), matrix.FalseNegatives(), matrix.FalsePositives(), matrix.TruePositives());
        return swapped.Recall() == matrix.Specificity() && swapped.Precision() == matrix.NegativePredictiveValue() && swapped.Accuracy() == matrix.Accuracy();
    });

    [Test]
    public void Swapping_truth_and_answer_swaps_precision_with_recall() => ForAll(Matrices, matrix =>
    {
        var transposed = Transpose(matrix);
        return Classes(matrix).All(c => transposed.Precision(c) == matrix.Recall(c) && transposed.NegativePredictiveValue(c) == matrix.Specificity(c));
    });

    [Test]
    public void Matthews_and_kappa_do_not_change_when_truth_and_answer_are_swapped() => ForAll(Matrices, matrix =>
        Near(Transpose(matrix).MatthewsCorrelation(), matrix.MatthewsCorrelation()) && Near(Transpose(matrix).CohenKappa(), matrix.CohenKappa()));

    [Test]
    public void Counts_of_a_class_sum_to_the_total() => ForAll(Matrices, matrix =>
        Classes(matrix).All(c => matrix.TruePositives(c) + matrix.FalsePositives(c) + matrix.FalseNegatives(c) + matrix.TrueNegatives(c) == matrix.Total));

    [Test]
    public void Micro_precision_recall_and_F1_are_accuracy() => ForAll(Matrices, matrix =>
        Near(matrix.Precision(Average.Micro), matrix.Accuracy())
        && Near(matrix.Recall(Average.Micro), matrix.Accuracy())
        && Near(matrix.F1(Average.Micro), matrix.Accuracy()));

    [Test]
    public void Weighted_recall_is_accuracy() => ForAll(Matrices, matrix => Near(matrix.Recall(Average.Weighted), matrix.Accuracy()));

    [Test]
    public void Macro_recall_is_balanced_accuracy_when_every_class_occurs() => ForAll(Matrices, matrix =>
        Classes(matrix).Any(c => matrix.Support(c) == 0) || Near(matrix.Recall(Average.Macro), matrix.BalancedAccuracy()));

    [Test]
    public void F_beta_is_the_weighted_harmonic_mean_of_precision_and_recall() => ForAll(
        from matrix in BinaryMatrices from beta in Gen.Elements(0.25, 0.5, 1, 2, 7) select (matrix, beta),
        pair =>
        {
            var (p, r, square) = (pair.matrix.Precision(), pair.matrix.Recall(), pair.beta * pair.beta);
            return p + r == 0 ? pair.matrix.FBeta(pair.beta) == 0 : Near(pair.matrix.FBeta(pair.beta), (1 + square) * p * r / ((square * p) + r));
        });

    [Test]
    public void Opposite_rates_sum_to_one() => ForAll(Matrices, matrix => Classes(matrix).All(c =>
        (matrix.Support(c) == 0 || Near(matrix.Recall(c) + matrix.FalseNegativeRate(c), 1))
        && (matrix.Support(c) == matrix.Total || Near(matrix.Specificity(c) + matrix.FalsePositiveRate(c), 1))));

    [Test]
    public void Renumbering_the_classes_changes_no_average() => ForAll(Matrices, matrix =>
    {
        var last = matrix.ClassCount - 1;
        var renumbered = Rebuild(matrix, (counts, i, j) => counts[last - i, last - j]);
        return Enum.GetValues<Average>().All(average => Near(renumbered.F1(average), matrix.F1(average)))
            && Near(renumbered.BalancedAccuracy(), matrix.BalancedAccuracy())
            && Near(renumbered.MatthewsCorrelation(), matrix.MatthewsCorrelation());
    });

    [Test]
    public void A_weight_of_two_is_the_sample_twice() => ForAll(Ranked, sample =>
    {
        int[] truth = [.. sample.Truth, .. sample.Truth.Take(2)];
        double[] scores = [.. sample.Scores, .. sample.Scores.Take(2)];
        var weights = sample.Truth.Select((_, i) => i < 2 ? 2.0 : 1).ToArray();
        return Near(Ranking.RocAuc(sample.Truth, sample.Scores, weights), Ranking.RocAuc(truth, scores))
            && Near(Ranking.AveragePrecision(sample.Truth, sample.Scores, weights), Ranking.AveragePrecision(truth, scores));
    });

    [Test]
    public void ROC_AUC_is_the_share_of_pairs_that_are_in_order() => ForAll(Ranked, sample =>
    {
        var pairs =
            from positive in sample.Scores.Where((_, i) => sample.Truth[i] == 1)
            from negative in sample.Scores.Where((_, i) => sample.Truth[i] == 0)
            select positive > negative ? 1 : positive == negative ? 0.5 : 0;
        return Near(Ranking.RocAuc(sample.Truth, sample.Scores), pairs.Average());
    });

    [Test]
    public void ROC_AUC_of_reversed_scores_or_of_swapped_classes_is_the_rest_to_one() => ForAll(Ranked, sample =>
    {
        var rest = 1 - Ranking.RocAuc(sample.Truth, sample.Scores);
        return Near(Ranking.RocAuc(sample.Truth, [.. sample.Scores.Select(score => -score)]), rest)
            && Near(Ranking.RocAuc([.. sample.Truth.Select(y => 1 - y)], sample.Scores), rest);
    });

    [Test]
    public void ROC_AUC_depends_on_the_order_of_scores_only() => ForAll(Ranked, sample =>
        Ranking.RocAuc(sample.Truth, [.. sample.Scores.Select(Math.Exp)]) == Ranking.RocAuc(sample.Truth, sample.Scores));

    [Test]
    public void ROC_AUC_is_the_area_under_the_ROC_curve() => ForAll(Ranked, sample =>
    {
        var curve = Ranking.RocCurve(sample.Truth, sample.Scores);
        var (x, y) = (curve.FalsePositiveRates, curve.TruePositiveRates);
        return Near(Ranking.RocAuc(sample.Truth, sample.Scores), Enumerable.Range(1, x.Length - 1).Sum(i => (x[i] - x[i - 1]) * (y[i] + y[i - 1]) / 2));
    });

    [Test]
    public void Two_classes_one_vs_one_are_the_binary_ROC_AUC() => ForAll(Ranked, sample =>
    {
        var rows = TwoColumns([.. sample.Scores.Select(score => 1 / (1 + Math.Exp(-score)))]);
        return Near(Ranking.RocAucOneVsOne(sample.Truth, rows, Average.Macro), Ranking.RocAuc(sample.Truth, sample.Scores));
    });

    [Test]
    public void Log_loss_of_two_columns_is_the_binary_log_loss() => ForAll(Predicted, sample =>
        Near(
            ProbabilityScores.LogLoss(sample.Truth, TwoColumns(sample.Probabilities), Reduction.Mean),
            ProbabilityScores.LogLoss(sample.Truth, sample.Probabilities, Reduction.Mean)));

    [Test]
    public void The_sum_of_log_loss_is_its_mean_times_the_number_of_samples() => ForAll(Predicted, sample =>
        Near(
            ProbabilityScores.LogLoss(sample.Truth, sample.Probabilities, Reduction.Sum),
            ProbabilityScores.LogLoss(sample.Truth, sample.Probabilities, Reduction.Mean) * sample.Truth.Length));

    [Test]
    public void Log_loss_is_finite_and_does_not_change_when_the_classes_are_swapped() => ForAll(Predicted, sample =>
    {
        var loss = ProbabilityScores.LogLoss(sample.Truth, sample.Probabilities, Reduction.Mean);
        var swapped = ProbabilityScores.LogLoss(
            [.. sample.Truth.Select(y => 1 - y)], [.. sample.Probabilities.Select(p => 1 - p)], Reduction.Mean);
        return double.IsFinite(loss) && Near(swapped, loss);
    });

    [Test]
    public void Always_answering_the_mean_has_an_R_squared_of_zero() => ForAll(Ranked, sample =>
        Math.Abs(Regression.RSquared(sample.Scores, [.. Enumerable.Repeat(sample.Scores.Average(), sample.Scores.Length)])) <= Tolerance
        || sample.Scores.Distinct().Count() == 1);

    private static void ForAll<T>(Gen<T> inputs, Func<T, bool> law) => Prop.ForAll(inputs.ToArbitrary(), law).QuickCheckThrowOnFailure();

    private static bool Near(double a, double b) => Math.Abs(a - b) <= Tolerance * Math.Max(1, Math.Abs(b));

    private static IEnumerable<int> Classes(ConfusionMatrix matrix) => Enumerable.Range(0, matrix.ClassCount);

    private static ConfusionMatrix Transpose(ConfusionMatrix matrix) => Rebuild(matrix, (counts, i, j) => counts[j, i]);

    private static ConfusionMatrix Rebuild(ConfusionMatrix matrix, Func<double[,], int, int, double> entry)
    {
        var counts = matrix.ToArray();
        var rebuilt = matrix.ToArray();
        foreach (var i in Classes(matrix))
        {
            foreach (var j in Classes(matrix))
            {
                rebuilt[i, j] = entry(counts, i, j);
            }
        }

        return new ConfusionMatrix(rebuilt);
    }

    private static double[,] TwoColumns(double[] probabilities)
    {
        var rows = new double[probabilities.Length, 2];
        foreach (var (i, p) in probabilities.Index())
        {
            (rows[i, 0], rows[i, 1]) = (1 - p, p);
        }

        return rows;
    }
}
