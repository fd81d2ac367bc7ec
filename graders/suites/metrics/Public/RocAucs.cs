namespace Gradus.Suites.Metrics.Public;

/// <summary>The area under the ROC curve.</summary>
[Stage(6)]
public sealed class RocAucs
{
    private static IMetrics Metrics => Subject.Of<IMetrics>();

    [Check(1, Group = "roc-auc", Case = Case.General, Hint = "roc-auc", Section = "roc-auc", Place = "Ranking.RocAuc")]
    public void DifferentScores()
    {
        var of = RankingCase.Draw("rankings", Subject.Random);
        Part.Of(0.75, "area", () => Assert.That(Metrics.RocAuc(of.Truth, of.Scores, null), Known.Auc(of)));
        Part.Of(0.25, "input-untouched", () =>
        {
            Assert.That(Metrics.RocAuc(of.Truth, of.Scores, null), Known.Auc(of));
            Assert.That(Subject.ChangedArguments, Is.Untouched);
        });
    }

    [Check(1, Group = "roc-auc", Case = Case.Edge, Hint = "roc-auc-ties", Section = "roc-auc", Place = "Ranking.RocAuc")]
    public void TiesAndWeights()
    {
        var tied = RankingCase.Draw("ties", Subject.Random);
        var weighted = RankingCase.Draw("rankings", Subject.Random);
        Part.Of(0.4, "ties", () => Assert.That(Metrics.RocAuc(tied.Truth, tied.Scores, null), Known.Auc(tied)));
        Part.Of(0.3, "all-scores-equal", () => Assert.That(Metrics.RocAuc([0, 1, 1, 0, 1], [0.3, 0.3, 0.3, 0.3, 0.3], null),
            Is.CloseTo(0.5).Mistake("ties-as-wins", 1).Mistake("ties-as-losses", 0)));
        Part.Of(0.3, "weights", () => Assert.That(Metrics.RocAuc(weighted.Truth, weighted.Scores, weighted.Weights),
            Is.CloseTo(weighted.WeightedAuc).Mistake("sample-weights-ignored", weighted.Auc).Mistake("auc-upside-down", 1 - weighted.WeightedAuc)));
    }

    [Check(0.5, Group = "roc-auc", Case = Case.BadInput, Hint = "refuse-input", Section = "bad-input", Place = "Ranking.RocAuc")]
    public void Refusals()
    {
        Part.Of(0.2, "one-class-only", () =>
        {
            Accepts();
            Assert.That(() => Metrics.RocAuc([1, 1, 1], [0.1, 0.2, 0.3], null), Is.Rejected);
            Assert.That(() => Metrics.RocAuc([0, 0, 0], [0.1, 0.2, 0.3], null), Is.Rejected);
        });
        Part.Of(0.1, "nan-score", () =>
        {
            Accepts();
            Assert.That(() => Metrics.RocAuc([0, 1, 1], [0.1, double.NaN, 0.3], null), Is.Rejected);
        });
        Part.Of(0.1, "unknown-label", () =>
        {
            Accepts();
            Assert.That(() => Metrics.RocAuc([0, 2, 1], [0.1, 0.2, 0.3], null), Is.Rejected);
        });
        Part.Of(0.1, "lengths", () =>
        {
            Accepts();
            Assert.That(() => Metrics.RocAuc([0, 1, 1], [0.1, 0.2], null), Is.Rejected);
            Assert.That(() => Metrics.RocAuc([], [], null), Is.Rejected);
        });
    }

    // The good neighbour of the bad inputs.
    private static void Accepts() => Assert.That(Metrics.RocAuc([1, 0, 0, 1], [0.1, 0.2, 0.3, 0.4], null), Is.CloseTo(0.5));
}
