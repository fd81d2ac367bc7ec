using System.Text.Json;
using Gradus.Metrics;
using NUnit.Framework;

namespace Gradus.Tests.Metrics;

/// <summary>Where scikit-learn 1.2.1 gives a finite value without a warning, ours is the same.</summary>
public sealed class ScikitLearnTests
{
    private static readonly string[] Files = ["confusion.json", "ranking.json", "many_classes.json", "log_loss.json", "regression.json"];

    private static IEnumerable<Fixture> Confusion => Fixture.All("confusion.json");

    private static IEnumerable<Fixture> Binary => Fixture.All("ranking.json");

    private static IEnumerable<Fixture> ManyClasses => Fixture.All("many_classes.json");

    private static IEnumerable<Fixture> LogLoss => Fixture.All("log_loss.json");

    private static IEnumerable<Fixture> Numbers => Fixture.All("regression.json");

    [TestCaseSource(nameof(Confusion))]
    public void Confusion_matrix_and_its_rates(Fixture fixture)
    {
        var matrix = ReadLabels(fixture);
        var agreement = new Agreement(fixture);
        agreement.CheckRows("matrix", () => Rows(matrix.ToArray()));
        agreement.CheckRows("normalizeTruth", () => Rows(matrix.Normalize(Normalization.Truth)));
        agreement.CheckRows("normalizeAnswer", () => Rows(matrix.Normalize(Normalization.Answer)));
        agreement.CheckRows("normalizeAll", () => Rows(matrix.Normalize(Normalization.All)));
        agreement.CheckEach("tp", matrix.TruePositives);
        agreement.CheckEach("fp", matrix.FalsePositives);
        agreement.CheckEach("fn", matrix.FalseNegatives);
        agreement.CheckEach("tn", matrix.TrueNegatives);
        agreement.Check("accuracy", matrix.Accuracy);
        agreement.Check("balancedAccuracy", matrix.BalancedAccuracy);
        agreement.Check("matthews", () => matrix.MatthewsCorrelation());
        agreement.Check("kappa", () => matrix.CohenKappa());
        CheckRate("precision", c => matrix.Precision(c), a => matrix.Precision(a));
        CheckRate("recall", c => matrix.Recall(c), a => matrix.Recall(a));
        CheckRate("specificity", c => matrix.Specificity(c), a => matrix.Specificity(a));
        CheckRate("npv", c => matrix.NegativePredictiveValue(c), a => matrix.NegativePredictiveValue(a));
        CheckRate("fpr", c => matrix.FalsePositiveRate(c), a => matrix.FalsePositiveRate(a));
        CheckRate("fnr", c => matrix.FalseNegativeRate(c), a => matrix.FalseNegativeRate(a));
        CheckRate("f1", c => matrix.F1(c), a => matrix.F1(a));
        CheckRate("f0.5", c => matrix.FBeta(0.5, c), a => matrix.FBeta(0.5, a));
        CheckRate("f2", c => matrix.FBeta(2, c), a => matrix.FBeta(2, a));
        agreement.AssertAll();

        void CheckRate(string name, Func<int, double> ofClass, Func<Average, double> averaged)
        {
            agreement.CheckEach(name, ofClass);
            agreement.Check(name + "/micro", () => averaged(Average.Micro));
            agreement.Check(name + "/macro", () => averaged(Average.Macro));
            agreement.Check(name + "/weighted", () => averaged(Average.Weighted));
        }
    }

    [TestCaseSource(nameof(Binary))]
    public void Binary_scores(Fixture fixture)
    {
        var (truth, scores, weights) = (fixture.Ints("truth"), fixture.Doubles("scores"), fixture.Weights);
        var agreement = new Agreement(fixture);
        agreement.Check("rocAuc", () => Ranking.RocAuc(truth, scores, weights));
        agreement.Check("averagePrecision", () => Ranking.AveragePrecision(truth, scores, weights));
        agreement.CheckRows("roc", () =>
        {
            var curve = Ranking.RocCurve(truth, scores, weights);

            // The first threshold is one of the differences that the README lists.
            return [curve.FalsePositiveRates, curve.TruePositiveRates, [curve.Thresholds[1] + 1, .. curve.Thresholds[1..]]];
        });
        agreement.CheckRows("precisionRecall", () =>
        {
            var curve = Ranking.PrecisionRecallCurve(truth, scores, weights);
            return [curve.Precisions, curve.Recalls, [.. curve.Thresholds, 0]];
        });
        if (fixture.Case.GetProperty("values").TryGetProperty("brier", out _))
        {
            agreement.Check("brier", () => ProbabilityScores.Brier(truth, scores, weights));
        }

        agreement.AssertAll();
    }

    [TestCaseSource(nameof(ManyClasses))]
    public void Scores_of_many_classes(Fixture fixture)
    {
        var (truth, probabilities, weights) = (fixture.Ints("truth"), fixture.Matrix("probabilities"), fixture.Weights);
        var agreement = new Agreement(fixture);
        agreement.Check("ovr/micro", () => Ranking.RocAucOneVsRest(truth, probabilities, Average.Micro, weights));
        agreement.Check("ovr/macro", () => Ranking.RocAucOneVsRest(truth, probabilities, Average.Macro, weights));
        agreement.Check("ovr/weighted", () => Ranking.RocAucOneVsRest(truth, probabilities, Average.Weighted, weights));
        agreement.Check("ovo/macro", () => Ranking.RocAucOneVsOne(truth, probabilities, Average.Macro));
        agreement.Check("ovo/weighted", () => Ranking.RocAucOneVsOne(truth, probabilities, Average.Weighted));
        agreement.CheckEach("topK", index => Ranking.TopKAccuracy(truth, fixture.Matrix("scores"), k: index + 1, weights));
        agreement.AssertAll();
    }

    [TestCaseSource(nameof(LogLoss))]
    public void Log_loss(Fixture fixture)
    {
        var (truth, weights) = (fixture.Ints("truth"), fixture.Weights);
        var binary = fixture.Case.GetProperty("values").TryGetProperty("brier", out _);
        var agreement = new Agreement(fixture);
        agreement.Check("mean", () => Ours(Reduction.Mean));
        agreement.Check("sum", () => Ours(Reduction.Sum));
        if (binary)
        {
            agreement.Check("brier", () => ProbabilityScores.Brier(truth, fixture.Doubles("probabilities"), weights));
        }

        agreement.AssertAll();

        double Ours(Reduction reduction) => binary
            ? ProbabilityScores.LogLoss(truth, fixture.Doubles("probabilities"), reduction, weights)
            : ProbabilityScores.LogLoss(truth, fixture.Matrix("probabilities"), reduction, weights);
    }

    [TestCaseSource(nameof(Numbers))]
    public void Regression_errors(Fixture fixture)
    {
        var (truth, answers, weights) = (fixture.Doubles("truth"), fixture.Doubles("answers"), fixture.Weights);
        var agreement = new Agreement(fixture);
        agreement.Check("mse", () => Regression.MeanSquaredError(truth, answers, weights));
        agreement.Check("rmse", () => Regression.RootMeanSquaredError(truth, answers, weights));
        agreement.Check("mae", () => Regression.MeanAbsoluteError(truth, answers, weights));
        agreement.Check("r2", () => Regression.RSquared(truth, answers, weights));
        agreement.AssertAll();
    }

    [Test]
    public void There_are_more_than_400_generated_cases() =>
        Assert.That(Files.Sum(file => Fixture.All(file).Count()), Is.GreaterThan(400));

    [TestCaseSource(nameof(Files))]
    public void Of_every_metric_most_values_are_finite_so_that_they_are_compared(string file)
    {
        var values = Fixture.All(file).SelectMany(fixture => fixture.Case.GetProperty("values").EnumerateObject());
        foreach (var metric in values.GroupBy(value => value.Name, value => value.Value))
        {
            var numbers = metric.SelectMany(value => value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : Enumerable.Repeat(value, 1)).ToArray();
            Assert.That(numbers.Count(number => number.ValueKind != JsonValueKind.String), Is.GreaterThan(numbers.Length / 2), metric.Key);
        }
    }

    private static ConfusionMatrix ReadLabels(Fixture fixture)
    {
        var listed = fixture.Case.GetProperty("classes").ValueKind != JsonValueKind.Null;
        if (fixture.Case.GetProperty("truth")[0].ValueKind == JsonValueKind.Number)
        {
            return ConfusionMatrix.FromLabels(fixture.Ints("truth"), fixture.Ints("answers"), fixture.Weights, listed ? fixture.Ints("classes") : null);
        }

        return ConfusionMatrix.FromLabels(Strings("truth"), Strings("answers"), fixture.Weights, listed ? Strings("classes") : null);

        string[] Strings(string name) => [.. fixture.Case.GetProperty(name).EnumerateArray().Select(item => item.GetString()!)];
    }

    private static double[][] Rows(double[,] matrix) =>
        [.. Enumerable.Range(0, matrix.GetLength(0)).Select(i => Enumerable.Range(0, matrix.GetLength(1)).Select(j => matrix[i, j]).ToArray())];
}
