using Gradus.Metrics;
using NUnit.Framework;

namespace Gradus.Tests.Metrics;

/// <summary>Bad input gets an exception that names the argument, its value and what was expected.</summary>
public sealed class BadInputTests
{
    private static readonly ConfusionMatrix Matrix = ConfusionMatrix.Binary(1, 1, 1, 1);

    private static readonly double[,] Half = { { 0.5, 0.5 }, { 0.25, 0.75 } };

    private static IEnumerable<TestCaseData> Calls =>
    [
        Bad<ArgumentException>("labels of different length", () => ConfusionMatrix.FromIndices([0, 1], [0], 2), "answers", "1 elements", "expected 2"),
        Bad<ArgumentException>("named labels of different length", () => ConfusionMatrix.FromLabels(["a"], ["a", "b"]), "answers", "2 elements", "expected 1"),
        Bad<ArgumentException>("no labels", () => ConfusionMatrix.FromIndices([], [], 2), "truth", "is empty", "at least one"),
        Bad<ArgumentException>("no named labels", () => ConfusionMatrix.FromLabels(Array.Empty<string>(), []), "truth", "is empty", "at least one"),
        Bad<ArgumentNullException>("null labels", () => ConfusionMatrix.FromIndices(null!, [0], 2), "truth"),
        Bad<ArgumentNullException>("null answers", () => ConfusionMatrix.FromIndices([0], null!, 2), "answers"),
        Bad<ArgumentNullException>("a null name among the labels", () => ConfusionMatrix.FromLabels(["a", null!], ["a", "a"]), "truth", "truth[1] is null", "expected a label"),
        Bad<ArgumentOutOfRangeException>("label too large", () => ConfusionMatrix.FromIndices([0, 2], [0, 1], 2), "truth", "truth[1] is 2", "from 0 to 1"),
        Bad<ArgumentOutOfRangeException>("negative label", () => ConfusionMatrix.FromIndices([0, 1], [0, -1], 2), "answers", "answers[1] is -1", "from 0 to 1"),
        Bad<ArgumentOutOfRangeException>("no classes", () => ConfusionMatrix.FromIndices([0], [0], 0), "classCount", "is 0", "at least 1"),
        Bad<ArgumentException>("unknown integer label", () => ConfusionMatrix.FromLabels([1, 7], [1, 1], classes: [1, 2]), "truth", "truth[1] is 7", "one of the classes 1, 2"),
        Bad<ArgumentException>("unknown named label", () => ConfusionMatrix.FromLabels(["a"], ["c"], classes: ["a", "b"]), "answers", "answers[0] is \"c\"", "one of the classes \"a\", \"b\""),
        Bad<ArgumentException>("class listed twice", () => ConfusionMatrix.FromLabels([1], [1], classes: [1, 2, 1]), "classes", "classes[2] is 1", "once"),
        Bad<ArgumentException>("empty class list", () => ConfusionMatrix.FromLabels([1], [1], classes: []), "classes", "is empty", "at least one"),
        Bad<ArgumentException>("weights of another length", () => ConfusionMatrix.FromIndices([0, 1], [0, 1], 2, [1]), "weights", "1 elements", "expected 2"),
        Bad<ArgumentOutOfRangeException>("negative weight", () => ConfusionMatrix.FromIndices([0, 1], [0, 1], 2, [1, -0.5]), "weights", "weights[1] is -0.5", "at least 0"),
        Bad<ArgumentOutOfRangeException>("NaN weight", () => ConfusionMatrix.FromIndices([0, 1], [0, 1], 2, [double.NaN, 1]), "weights", "weights[0] is NaN", "finite"),
        Bad<ArgumentException>("weights all zero", () => ConfusionMatrix.FromIndices([0, 1], [0, 1], 2, [0, 0]), "weights", "sums to 0", "positive"),
        Bad<ArgumentException>("counts not square", () => new ConfusionMatrix(new double[2, 3]), "counts", "2 rows and 3 columns", "as many rows as columns"),
        Bad<ArgumentException>("no counts", () => new ConfusionMatrix(new double[0, 0]), "counts", "is empty", "at least one"),
        Bad<ArgumentOutOfRangeException>("negative count", () => new ConfusionMatrix(new double[,] { { 1, 0 }, { -2, 1 } }), "counts", "counts[1, 0] is -2", "at least 0"),
        Bad<ArgumentException>("counts all zero", () => ConfusionMatrix.Binary(0, 0, 0, 0), "counts", "sums to 0", "at least one observation"),
        Bad<ArgumentException>("too few names", () => new ConfusionMatrix(new double[,] { { 1, 0 }, { 0, 1 } }, ["a"]), "classNames", "1 elements", "expected 2"),
        Bad<ArgumentException>("name twice", () => new ConfusionMatrix(new double[,] { { 1, 0 }, { 0, 1 } }, ["a", "a"]), "classNames", "classNames[1] is \"a\"", "once"),
        Bad<ArgumentOutOfRangeException>("row outside", () => Matrix[2, 0], "truth", "is 2", "from 0 to 1"),
        Bad<ArgumentOutOfRangeException>("column outside", () => Matrix[0, -1], "answer", "is -1", "from 0 to 1"),
        Bad<ArgumentOutOfRangeException>("TP of an unknown class", () => Matrix.TruePositives(2), "class", "is 2", "from 0 to 1"),
        Bad<ArgumentOutOfRangeException>("FP of an unknown class", () => Matrix.FalsePositives(-1), "class", "is -1", "from 0 to 1"),
        Bad<ArgumentOutOfRangeException>("FN of an unknown class", () => Matrix.FalseNegatives(2), "class", "is 2", "from 0 to 1"),
        Bad<ArgumentOutOfRangeException>("TN of an unknown class", () => Matrix.TrueNegatives(2), "class", "is 2", "from 0 to 1"),
        Bad<ArgumentOutOfRangeException>("precision of an unknown class", () => Matrix.Precision(5), "class", "is 5", "from 0 to 1"),
        Bad<ArgumentOutOfRangeException>("recall of an unknown class", () => Matrix.Recall(5), "class", "is 5", "from 0 to 1"),
        Bad<ArgumentOutOfRangeException>("specificity of an unknown class", () => Matrix.Specificity(5), "class", "is 5", "from 0 to 1"),
        Bad<ArgumentOutOfRangeException>("NPV of an unknown class", () => Matrix.NegativePredictiveValue(5), "class", "is 5", "from 0 to 1"),
        Bad<ArgumentOutOfRangeException>("F-beta of an unknown class", () => Matrix.FBeta(1, 5), "class", "is 5", "from 0 to 1"),
        Bad<ArgumentOutOfRangeException>("negative beta", () => Matrix.FBeta(-0.5), "beta", "is -0.5", "at least 0"),
        Bad<ArgumentOutOfRangeException>("NaN beta", () => Matrix.FBeta(double.NaN), "beta", "is NaN", "at least 0"),
        Bad<ArgumentOutOfRangeException>("unknown policy", () => Matrix.Precision(1, (ZeroDivision)9), "zeroDivision", "is 9", "Zero, One, NaN"),
        Bad<ArgumentOutOfRangeException>("unknown average", () => Matrix.Precision((Average)9), "average", "is 9", "Micro, Macro, Weighted"),
        Bad<ArgumentOutOfRangeException>("unknown normalisation", () => Matrix.Normalize((Normalization)9), "normalization", "is 9", "Truth, Answer, All"),
        Bad<ArgumentException>("no problems to pool", () => Averages.Micro([], problem => 0), "problems", "is empty", "at least one"),
        Bad<ArgumentException>("no problems to average", () => Averages.Macro([], problem => 0), "problems", "is empty", "at least one"),
        Bad<ArgumentException>("a problem of three classes, micro", () => Averages.Micro([Matrix, ThreeClasses()], problem => 0), "problems", "problems[1] has 3 classes", "expected 2"),
        Bad<ArgumentException>("a problem of three classes, macro", () => Averages.Macro([Matrix, ThreeClasses()], problem => 0), "problems", "problems[1] has 3 classes", "expected 2"),
        Bad<ArgumentNullException>("no metric, micro", () => Averages.Micro([Matrix], null!), "metric"),
        Bad<ArgumentNullException>("no metric, macro", () => Averages.Macro([Matrix], null!), "metric"),
        Bad<ArgumentException>("nothing to weight by", () => Averages.Weighted([ConfusionMatrix.Binary(0, 1, 0, 1)], problem => 0), "problems", "no positive sample", "at least one"),
        Bad<ArgumentException>("scores of another length", () => Ranking.RocAuc([0, 1], [0.5]), "scores", "1 elements", "expected 2"),
        Bad<ArgumentException>("no scores", () => Ranking.RocAuc([], []), "truth", "is empty", "at least one"),
        Bad<ArgumentNullException>("null scores", () => Ranking.RocAuc([0, 1], null!), "scores"),
        Bad<ArgumentOutOfRangeException>("NaN score", () => Ranking.RocAuc([0, 1], [0.5, double.NaN]), "scores", "scores[1] is NaN", "a finite number"),
        Bad<ArgumentOutOfRangeException>("label 2 among scores", () => Ranking.RocAuc([0, 2], [0.5, 0.5]), "truth", "truth[1] is 2", "from 0 to 1"),
        Bad<ArgumentException>("no negatives", () => Ranking.RocAuc([1, 1], [0.5, 0.5]), "truth", "no sample of class 0", "at least one"),
        Bad<ArgumentException>("no positives", () => Ranking.RocAuc([0, 0], [0.5, 0.5]), "truth", "no sample of class 1", "at least one"),
        Bad<ArgumentOutOfRangeException>("NaN score in a curve", () => Ranking.RocCurve([0, 1], [0.5, double.NaN]), "scores", "scores[1] is NaN", "a finite number"),
        Bad<ArgumentException>("rows of another number, one-vs-rest", () => Ranking.RocAucOneVsRest([0], Half, Average.Macro), "probabilities", "2 rows", "expected 1"),
        Bad<ArgumentException>("absent class, one-vs-rest", () => Ranking.RocAucOneVsRest([0, 0], Half, Average.Macro), "truth", "no sample of class 1", "at least one"),
        Bad<ArgumentException>("single class, one-vs-one", () => Ranking.RocAucOneVsOne([1, 1], Half, Average.Macro), "truth", "only class 1", "at least two"),
        Bad<ArgumentOutOfRangeException>("micro, one-vs-one", () => Ranking.RocAucOneVsOne([0, 1], Half, Average.Micro), "average", "is Micro", "Macro or Weighted"),
        Bad<ArgumentOutOfRangeException>("k = 0", () => Ranking.TopKAccuracy([0, 1], Half, 0), "k", "k is 0", "expected 1 to 1"),
        Bad<ArgumentOutOfRangeException>("NaN in a matrix of scores", () => Ranking.TopKAccuracy([0], new[,] { { 0, double.NaN } }, 1), "scores", "scores[0, 1] is NaN", "a finite number"),
        Bad<ArgumentException>("probabilities of another length", () => ProbabilityScores.LogLoss([0, 1], [0.5], Reduction.Mean), "probabilities", "1 elements", "expected 2"),
        Bad<ArgumentException>("no probabilities", () => ProbabilityScores.LogLoss([], Array.Empty<double>(), Reduction.Mean), "truth", "is empty", "at least one"),
        Bad<ArgumentOutOfRangeException>("probability above 1", () => ProbabilityScores.LogLoss([1], [1.25], Reduction.Sum), "probabilities", "probabilities[0] is 1.25", "from 0 to 1"),
        Bad<ArgumentOutOfRangeException>("NaN probability", () => ProbabilityScores.LogLoss([1], [double.NaN], Reduction.Sum), "probabilities", "probabilities[0] is NaN", "from 0 to 1"),
        Bad<ArgumentOutOfRangeException>("label 2 of a binary problem", () => ProbabilityScores.LogLoss([2], [0.5], Reduction.Sum), "truth", "truth[0] is 2", "from 0 to 1"),
        Bad<ArgumentOutOfRangeException>("unknown reduction", () => ProbabilityScores.LogLoss([1], [0.5], (Reduction)9), "reduction", "is 9", "Sum, Mean"),
        Bad<ArgumentException>("row that sums to 0.75", () => ProbabilityScores.LogLoss([0, 1], new[,] { { 0.5, 0.5 }, { 0.25, 0.5 } }, Reduction.Mean), "probabilities", "row 1 of probabilities sums to 0.75", "1 within 1E-06"),
        Bad<ArgumentOutOfRangeException>("negative probability", () => ProbabilityScores.LogLoss([0], new[,] { { 1.5, -0.5 } }, Reduction.Mean), "probabilities", "probabilities[0, 1] is -0.5", "at least 0"),
        Bad<ArgumentException>("one column", () => ProbabilityScores.LogLoss([0], new double[,] { { 1 } }, Reduction.Mean), "probabilities", "1 rows and 1 columns", "two or more classes"),
        Bad<ArgumentOutOfRangeException>("label without a column", () => ProbabilityScores.LogLoss([0, 2], Half, Reduction.Mean), "truth", "truth[1] is 2", "from 0 to 1"),
        Bad<ArgumentException>("rows of another number", () => ProbabilityScores.LogLoss([0], Half, Reduction.Mean), "probabilities", "2 rows", "expected 1"),
        Bad<ArgumentOutOfRangeException>("Brier of a probability below 0", () => ProbabilityScores.Brier([1], [-0.5]), "probabilities", "probabilities[0] is -0.5", "from 0 to 1"),
        Bad<ArgumentException>("numbers of different length", () => Regression.MeanSquaredError([1, 2], [1]), "answers", "1 elements", "expected 2"),
        Bad<ArgumentException>("no numbers", () => Regression.MeanAbsoluteError([], []), "truth", "is empty", "at least one"),
        Bad<ArgumentOutOfRangeException>("infinite number", () => Regression.RootMeanSquaredError([1], [double.NegativeInfinity]), "answers", "answers[0] is -Infinity", "a finite number"),
        Bad<ArgumentException>("R² of one number", () => Regression.RSquared([1], [1]), "truth", "1 element", "at least 2"),
    ];

    // Messages are the same in every culture: a comma for the decimal point would fail here.
    [TestCaseSource(nameof(Calls))]
    [SetCulture("ru-RU")]
    public void Bad_input(Func<object> call, Type type, string argument, string[] parts)
    {
        var exception = Assert.Catch<ArgumentException>(() => call())!;
        Assert.That(exception, Is.TypeOf(type));
        Assert.That(exception.ParamName, Is.EqualTo(argument));
        foreach (var part in parts)
        {
            Assert.That(exception.Message, Does.Contain(part));
        }
    }

    [TestCase(1e-6, true)]
    [TestCase(-9e-7, true)]
    [TestCase(1.1e-6, false)]
    [TestCase(-1.1e-6, false)]
    public void Rows_may_miss_one_by_a_millionth(double excess, bool accepted)
    {
        // 1 + 1e-6 itself rounds up or down: step inside by one part in a million of the tolerance.
        var row = new[,] { { 0.5, 0.5 + (excess * (1 - 1e-6)) } };
        Assert.That(() => ProbabilityScores.LogLoss([0], row, Reduction.Mean), accepted ? Throws.Nothing : Throws.ArgumentException);
    }

    private static ConfusionMatrix ThreeClasses() => ConfusionMatrix.FromIndices([0], [0], 3);

    private static TestCaseData Bad<TException>(string name, Func<object> call, string argument, params string[] parts)
        where TException : ArgumentException => new TestCaseData(call, typeof(TException), argument, parts).SetArgDisplayNames(name);
}
