using Gradus.Metrics;
using NUnit.Framework;

namespace Gradus.Tests.Metrics;

/// <summary>The worked numbers of the lectures: LECTURES.md rows 2–11, 14, and the losses of 16 and 17.</summary>
public sealed class LectureNumbersTests
{
    private static readonly ConfusionMatrix Alarm = ConfusionMatrix.Binary(truePositives: 5, falsePositives: 20, falseNegatives: 0, trueNegatives: 975);

    private static readonly ConfusionMatrix AlwaysA =
        ConfusionMatrix.FromLabels([.. Enumerable.Repeat("A", 95), .. Enumerable.Repeat("B", 5)], [.. Enumerable.Repeat("A", 100)]);

    private static readonly ConfusionMatrix[] ThreeClassifiers =
        [ConfusionMatrix.Binary(20, 5, 0, 0), ConfusionMatrix.Binary(0, 1, 0, 0), ConfusionMatrix.Binary(19, 0, 0, 0)];

    // The three classifiers as the classes of one matrix: the same true and false positives.
    private static readonly ConfusionMatrix ThreeClasses = new(new double[,] { { 20, 0, 0 }, { 5, 0, 0 }, { 0, 1, 19 } });

    private static IEnumerable<TestCaseData> Numbers =>
    [
        Row("2: true negatives", () => Alarm[0, 0], 975),
        Row("2: false positives", () => Alarm[0, 1], 20),
        Row("2: false negatives", () => Alarm[1, 0], 0),
        Row("2: true positives", () => Alarm[1, 1], 5),
        Row("2: true positives counted", () => Alarm.TruePositives(), 5),
        Row("2: false positives counted", () => Alarm.FalsePositives(), 20),
        Row("2: false negatives counted", () => Alarm.FalseNegatives(), 0),
        Row("2: true negatives counted", () => Alarm.TrueNegatives(), 975),
        Row("2: total", () => Alarm.Total, 1000),
        Row("3: accuracy", Alarm.Accuracy, 0.98),
        Row("4: NPV", () => Alarm.NegativePredictiveValue(), 1),
        Row("5: precision", () => Alarm.Precision(), 0.2),
        Row("6: recall", () => Alarm.Recall(), 1),
        Row("7: specificity", () => Alarm.Specificity(), 0.9798994974874372),
        Row("8: F1", () => Alarm.F1(), 1.0 / 3),
        Row("8: F0.5", () => Alarm.FBeta(0.5), 0.23809523809523808),
        Row("8: F2", () => Alarm.FBeta(2), 0.5555555555555556),
        Row("9: accuracy of always A", AlwaysA.Accuracy, 0.95),
        Row("9: balanced accuracy of always A", AlwaysA.BalancedAccuracy, 0.5),
        Row("10: ROC-AUC", () => Ranking.RocAuc([1, 0, 1, 0, 1, 0, 0], [.6, .5, .3, .2, .2, .1, 0]), 0.7916666666666666),
        Row("11: micro precision", () => Averages.Micro(ThreeClassifiers, problem => problem.Precision()), 0.8666666666666667),
        Row("11: macro precision", () => Averages.Macro(ThreeClassifiers, problem => problem.Precision()), 0.6),
        Row("11: micro precision of classes", () => ThreeClasses.Precision(Average.Micro), 0.8666666666666667),
        Row("11: macro precision of classes", () => ThreeClasses.Precision(Average.Macro), 0.6),
        Row("14: log-loss of 0.3", () => ProbabilityScores.LogLoss([1], [0.3], Reduction.Mean), 1.2039728043259361),
        Row("14: log-loss of 0.8", () => ProbabilityScores.LogLoss([1], [0.8], Reduction.Mean), 0.2231435513142097),
        Row("14: log-loss of both, summed", () => ProbabilityScores.LogLoss([1, 1], [0.3, 0.8], Reduction.Sum), 1.2039728043259361 + 0.2231435513142097),
        Row("14: log-loss of both, averaged", () => ProbabilityScores.LogLoss([1, 1], [0.3, 0.8], Reduction.Mean), 0.7135581778200729),
        Row("16: log-loss of softmax [5,4,2]", () => Softmax(0, 0.7053845126982412, 0.25949646034241913, 0.03511902695933972), 0.3490122167681864),
        Row("16: log-loss of softmax [4,2,8]", () => Softmax(2, 0.017942534803329194, 0.002428258029591337, 0.9796292071670795), 0.02058113894732934),
        Row("16: log-loss of softmax [4,4,1]", () => Softmax(0, 0.4878555511603684, 0.4878555511603684, 0.02428889767926321), 0.7177359186667026),
        Row("17: log-loss of sigmoid(10)", () => ProbabilityScores.LogLoss([1], [0.9999546021312976], Reduction.Mean), 4.539889921686465e-05),
        Row("17: log-loss of sigmoid(-1)", () => ProbabilityScores.LogLoss([0], [0.2689414213699951], Reduction.Mean), 0.3132616875182228),
    ];

    [TestCaseSource(nameof(Numbers))]
    public void Lecture_number(Func<double> ours, double lecture) => Assert.That(ours(), Is.EqualTo(lecture).Within(1e-15));

    private static TestCaseData Row(string name, Func<double> ours, double lecture) =>
        new TestCaseData(ours, lecture).SetArgDisplayNames(name.Replace('.', ','));

    private static double Softmax(int truth, double a, double b, double c) =>
        ProbabilityScores.LogLoss([truth], new[,] { { a, b, c } }, Reduction.Sum);
}
