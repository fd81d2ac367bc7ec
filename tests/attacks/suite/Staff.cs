using Gradus.Contracts;
using Gradus.Grading;
using Gradus.Grading.Checks;
using Gradus.Grading.Constraints;
using NUnit.Framework;

[assembly: Suite("metrics", "Staff")]

namespace Gradus.Suites.Metrics.Staff;

/// <summary>Hidden checks of the same exercises.</summary>
[Stage(2)]
public sealed class MoreFew
{
    private static IMetrics Metrics => Subject.Of<IMetrics>();

    [Check(2, Group = "accuracy")]
    public void AnotherAccuracy() => Assert.That(Metrics.Accuracy(new double[,] { { 7, 1, 2 }, { 0, 9, 1 }, { 3, 2, 5 } }), Is.CloseTo(0.7));

    [Check(1, Group = "roc-auc")]
    public void AnotherArea() => Assert.That(Metrics.RocAuc([0, 1, 1, 0], [.1, .4, .2, .3], null), Is.CloseTo(0.75));

    [Check(1, Group = "log-loss")]
    public void Loss() => Assert.That(Metrics.LogLoss([1, 1], [0.3, 0.8], LossReduction.Sum, null), Is.CloseTo(1.4271163556401458));

    [Check(1, Group = "macro-average")]
    public void AnotherMacro() => Assert.That(Metrics.MacroAverage([new double[,] { { 1, 1 }, { 1, 6 } }], counts => counts[0]), Is.CloseTo(6));
}
