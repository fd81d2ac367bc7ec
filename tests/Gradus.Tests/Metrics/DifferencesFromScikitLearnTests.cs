using System.Text.Json;
using System.Text.RegularExpressions;
using Gradus.Metrics;
using NUnit.Framework;

namespace Gradus.Tests.Metrics;

/// <summary>One test for each row of the table in the README of Gradus.Metrics: what scikit-learn 1.2.1 did, and what ours does.</summary>
public sealed class DifferencesFromScikitLearnTests
{
    internal static readonly JsonElement Recorded = Fixture.Read("differences.json");

    private static readonly double[,] Third = { { 0.5, 0.3, 0.2 }, { 0.2, 0.5, 0.3 }, { 0.3, 0.2, 0.5 } };

    [Test]
    public void PrecisionOfAClassNeverAnswered()
    {
        ScikitLearn("warned");
        var matrix = ConfusionMatrix.FromLabels([0, 1], [0, 0]);
        Assert.That(matrix.Precision(), Is.Zero);
        Assert.That(matrix.Precision(ZeroDivision.One), Is.EqualTo(1));
        Assert.That(matrix.Precision(ZeroDivision.NaN), Is.NaN);
    }

    [Test]
    public void RecallOfAClassThatNeverOccurs()
    {
        ScikitLearn("warned");
        var matrix = ConfusionMatrix.FromLabels([0, 0], [0, 1]);
        Assert.That(matrix.Recall(), Is.Zero);
        Assert.That(matrix.Recall(ZeroDivision.One), Is.EqualTo(1));
        Assert.That(matrix.Recall(ZeroDivision.NaN), Is.NaN);
    }

    [Test]
    public void FBetaOfAClassThatIsNowhere()
    {
        ScikitLearn("warned");
        var nowhere = ConfusionMatrix.FromLabels([0, 0], [0, 0], classes: [0, 1]);
        Assert.That(nowhere.F1(), Is.Zero);
        Assert.That(nowhere.F1(ZeroDivision.One), Is.EqualTo(1));
        Assert.That(nowhere.FBeta(2, ZeroDivision.NaN), Is.NaN);
        var wrong = ConfusionMatrix.FromLabels([0, 1], [1, 0]);
        Assert.That(wrong.F1(ZeroDivision.NaN), Is.Zero, "precision and recall are 0, so F1 is 0 and not 0/0");
    }

    [Test]
    public void FZeroOfAClassNeverAnswered()
    {
        ScikitLearn(0);
        Assert.That(ConfusionMatrix.FromLabels([0, 1], [0, 0]).FBeta(0, ZeroDivision.One), Is.EqualTo(1));
    }

    [Test]
    public void MacroAverageWithAnUndefinedClass()
    {
        ScikitLearn("warned");
        var matrix = ConfusionMatrix.FromLabels([0, 1], [0, 0]);
        Assert.That(matrix.Precision(Average.Macro), Is.EqualTo(0.25));
        Assert.That(matrix.Precision(Average.Macro, ZeroDivision.One), Is.EqualTo(0.75));
        Assert.That(matrix.Precision(Average.Macro, ZeroDivision.NaN), Is.NaN);
    }

    [Test]
    public void SpecificityWithoutOtherClasses()
    {
        ScikitLearn("nan");
        var matrix = ConfusionMatrix.FromLabels([1, 1], [1, 1], classes: [0, 1]);
        Func<ZeroDivision, double>[] rates = [matrix.Specificity, matrix.NegativePredictiveValue, matrix.FalsePositiveRate, z => matrix.FalseNegativeRate(0, z)];
        Assert.That(rates.Select(rate => rate(ZeroDivision.Zero)), Is.All.Zero);
        Assert.That(rates.Select(rate => rate(ZeroDivision.One)), Is.All.EqualTo(1));
        Assert.That(rates.Select(rate => rate(ZeroDivision.NaN)), Is.All.NaN);
    }

    [Test]
    public void BalancedAccuracyWithAClassOnlyAnswered()
    {
        ScikitLearn("warned");
        Assert.That(ConfusionMatrix.FromLabels([0, 0, 1, 1], [0, 2, 1, 1]).BalancedAccuracy(), Is.EqualTo(0.75));
    }

    [Test]
    public void KappaOfASingleClass()
    {
        ScikitLearn("warned");
        var matrix = ConfusionMatrix.FromLabels([1, 1], [1, 1]);
        Assert.That(matrix.CohenKappa(), Is.Zero);
        Assert.That(matrix.CohenKappa(ZeroDivision.One), Is.EqualTo(1));
        Assert.That(matrix.CohenKappa(ZeroDivision.NaN), Is.NaN);
    }

    [Test]
    public void LabelOutsideTheClassList()
    {
        ScikitLearn("[[1,0],[0,1]]");
        Rejects<ArgumentException>(() => ConfusionMatrix.FromLabels([0, 1, 2], [0, 1, 2], classes: [0, 1]));
    }

    [Test]
    public void ClassListedTwice()
    {
        ScikitLearn("[[1,0,0],[0,0,0],[0,0,1]]");
        Rejects<ArgumentException>(() => ConfusionMatrix.FromLabels([0, 1], [0, 1], classes: [0, 1, 1]));
    }

    [Test]
    public void NegativeWeight()
    {
        ScikitLearn("[[1,0],[0,-1]]");
        Rejects<ArgumentOutOfRangeException>(() => ConfusionMatrix.FromLabels([0, 1], [0, 1], [1, -1]));
    }

    [Test]
    public void WeightsThatSumToZero()
    {
        ScikitLearn("raised");
        Rejects<ArgumentException>(() => ConfusionMatrix.FromLabels([0, 1], [0, 1], [0, 0]));
    }

    [Test]
    public void NoSamples()
    {
        ScikitLearn("warned");
        Rejects<ArgumentException>(() => ConfusionMatrix.FromLabels(Array.Empty<int>(), []));
    }

    [Test]
    public void RocCurveStartsAtInfinity()
    {
        ScikitLearn("[1.75,0.75,0.25]");
        Assert.That(Ranking.RocCurve([0, 1], [0.25, 0.75]).Thresholds, Is.EqualTo(new[] { double.PositiveInfinity, 0.75, 0.25 }));
    }

    [Test]
    public void RocCurveKeepsEveryThreshold()
    {
        ScikitLearn("[0,0,1]");
        var curve = Ranking.RocCurve([0, 0, 0, 1], [0, 0.25, 0.5, 0.75]);
        Assert.That(curve.FalsePositiveRates, Is.EqualTo(new[] { 0, 0, 1.0 / 3, 2.0 / 3, 1 }));
    }

    [Test]
    public void RocCurveOfOneClass()
    {
        ScikitLearn("warned");
        Rejects<ArgumentException>(() => Ranking.RocCurve([1, 1], [0.25, 0.75]));
    }

    [Test]
    public void RocAucOfOneClass()
    {
        ScikitLearn("raised");
        Rejects<ArgumentException>(() => Ranking.RocAuc([1, 1], [0.25, 0.75]));
    }

    [Test]
    public void RocAucOfAClassWithoutWeight()
    {
        ScikitLearn("warned");
        Rejects<ArgumentException>(() => Ranking.RocAuc([0, 1, 1], [0.1, 0.2, 0.3], [0, 1, 1]));
    }

    [Test]
    public void InfiniteScore()
    {
        ScikitLearn("raised");
        Rejects<ArgumentOutOfRangeException>(() => Ranking.RocAuc([0, 1], [0, double.PositiveInfinity]));
    }

    [Test]
    public void OneVsRestWithoutAClass()
    {
        ScikitLearn("raised");
        Rejects<ArgumentException>(() => Ranking.RocAucOneVsRest([0, 1, 0], Third, Average.Macro));
    }

    [Test]
    public void OneVsOneOfASingleClass()
    {
        ScikitLearn("warned");
        Rejects<ArgumentException>(() => Ranking.RocAucOneVsOne([1, 1, 1], Third, Average.Macro));
    }

    [Test]
    public void OneVsRestOfRowsThatAlmostSumToOne()
    {
        ScikitLearn(1);
        var off = (double[,])Third.Clone();
        off[0, 2] += 5e-6;
        Rejects<ArgumentException>(() => Ranking.RocAucOneVsRest([0, 1, 2], off, Average.Macro));
        off[0, 2] = Third[0, 2] + 5e-7;
        Assert.That(Ranking.RocAucOneVsRest([0, 1, 2], off, Average.Macro), Is.EqualTo(1));
    }

    [Test]
    public void PrecisionRecallCurveWithoutPositives()
    {
        ScikitLearn("warned");
        Rejects<ArgumentException>(() => Ranking.PrecisionRecallCurve([0, 0], [0.25, 0.75]));
    }

    [Test]
    public void AveragePrecisionWithoutPositives()
    {
        ScikitLearn("warned");
        Rejects<ArgumentException>(() => Ranking.AveragePrecision([0, 0], [0.25, 0.75]));
    }

    [Test]
    public void LogLossOfASingleClass()
    {
        ScikitLearn("raised");
        Assert.That(ProbabilityScores.LogLoss([1], [0.3], Reduction.Mean), Is.EqualTo(1.2039728043259361).Within(1e-12));
    }

    [Test]
    public void LogLossOfRowsThatDoNotSumToOne()
    {
        ScikitLearn(0.5493061443340549);
        Rejects<ArgumentException>(() => ProbabilityScores.LogLoss([0, 1], new[,] { { 0.5, 0.25 }, { 0.25, 0.25 } }, Reduction.Mean));
    }

    [Test]
    public void LogLossOfAProbabilityAboveOne()
    {
        ScikitLearn(2.2204460492503136e-16);
        Rejects<ArgumentOutOfRangeException>(() => ProbabilityScores.LogLoss([0, 1], [0, 1.5], Reduction.Mean));
    }

    [Test]
    public void LogLossClipsAtTheSpacingOfDoubles()
    {
        ScikitLearn("[36.04365338911715,15.942385152878742]");
        Assert.That(ProbabilityScores.LogLoss([0], [1.0], Reduction.Mean), Is.EqualTo(36.04365338911715).Within(1e-12));
        Assert.That(ProbabilityScores.Epsilon, Is.EqualTo(Math.Pow(2, -52)));
    }

    [Test]
    public void TopKWithTies()
    {
        ScikitLearn("[0,0,1]");
        double[,] tied = { { 0.5, 0.5, 0.5 } };
        Assert.That(Enumerable.Range(0, 3).Select(c => Ranking.TopKAccuracy([c], tied, k: 1)), Is.All.EqualTo(1.0 / 3));
        Assert.That(Ranking.TopKAccuracy([1], tied, k: 2), Is.EqualTo(2.0 / 3));
    }

    [Test]
    public void TopKOfAllClasses()
    {
        ScikitLearn("warned");
        Rejects<ArgumentOutOfRangeException>(() => Ranking.TopKAccuracy([0, 1, 2], Third, k: 3));
    }

    [Test]
    public void TopKOfTwoClassesTakesColumns()
    {
        ScikitLearn("raised");
        Assert.That(Ranking.TopKAccuracy([0, 1], new[,] { { 0.5, 0.5 }, { 0.25, 0.75 } }, k: 1), Is.EqualTo(0.75));
    }

    [Test]
    public void RSquaredOfOneSample()
    {
        ScikitLearn("warned");
        Rejects<ArgumentException>(() => Regression.RSquared([1], [2]));
    }

    [Test]
    public void RSquaredOfConstantTruthThatRounds()
    {
        ScikitLearn(-17307656195116095457789376200704.0);
        Assert.That(Regression.RSquared([0.1, 0.1, 0.1], [0.1, 0.1, 0.2]), Is.Zero);
    }

    // The record of what scikit-learn did in the case that has the running test's name.
    private static void ScikitLearn(string outcome)
    {
        var record = Recorded.GetProperty(TestContext.CurrentContext.Test.MethodName!);
        Assert.That(record.ValueKind == JsonValueKind.String ? record.GetString() : Regex.Replace(record.GetRawText(), @"\s", ""), Is.EqualTo(outcome));
    }

    private static void ScikitLearn(double value) =>
        Assert.That(Recorded.GetProperty(TestContext.CurrentContext.Test.MethodName!).GetDouble(), Is.EqualTo(value));

    private static void Rejects<TException>(Func<object> call)
        where TException : Exception => Assert.That(() => call(), Throws.TypeOf<TException>());
}
