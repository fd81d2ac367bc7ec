using Gradus.Contracts;
using Gradus.Grading;
using Gradus.Grading.Checks;
using Gradus.Grading.Constraints;
using NUnit.Framework;

[assembly: Suite("metrics", "Public")]

namespace Gradus.Suites.Metrics.Public;

/// <summary>A few checks of each kind that attacks reach: they stand for the whole suite where every attack is tried in a minute.</summary>
[Stage(1)]
public sealed class Few
{
    private static readonly double[,] Lecture = { { 975, 20 }, { 0, 5 } };

    private static IMetrics Metrics => Subject.Of<IMetrics>();

    [Check(1, Group = "counts")]
    public void Counts() => Assert.That(Metrics.TruePositives(Lecture, 1), Is.CloseTo(5));

    [Check(2, Group = "accuracy")]
    public void Accuracy()
    {
        Part.Of(1, "lecture", () => Assert.That(Metrics.Accuracy(Lecture), Is.CloseTo(0.98)));
        Part.Of(1, "input-untouched", () =>
        {
            Assert.That(Metrics.Accuracy(new double[,] { { 3, 1 }, { 1, 5 } }), Is.CloseTo(0.8));
            Assert.That(Subject.ChangedArguments, Is.Untouched);
        });
    }

    [Check(1, Group = "roc-auc")]
    public void Area() => Assert.That(Metrics.RocAuc([1, 0, 1, 0, 1, 0, 0], [.6, .5, .3, .2, .2, .1, 0], null), Is.CloseTo(9.5 / 12));

    [Check(1, Group = "macro-average")]
    public void Macro() => Assert.That(Metrics.MacroAverage([Lecture, new double[,] { { 10, 10 }, { 20, 60 } }], counts => counts[0]), Is.CloseTo(32.5));

    [Check(1, Group = "confusion-matrix")]
    public void Matrix() => Assert.That(Metrics.ConfusionMatrix([0, 1, 1], [0, 1, 0], 2, null), Is.CloseTo(new double[,] { { 1, 0 }, { 1, 1 } }));
}
