namespace Gradus.Suites.Metrics.Staff;

/// <summary>The area under the ROC curve, on other inputs.</summary>
[Stage(6)]
public sealed class MoreRocAucs
{
    private static IMetrics Metrics => Subject.Of<IMetrics>();

    [Check(1, Group = "roc-auc", Case = Case.General, Hint = "roc-auc", Section = "roc-auc", Place = "Ranking.RocAuc")]
    public void ScoresOfAnyScale()
    {
        RankingCase one = RankingCase.Draw("rankings", Subject.Random), other = RankingCase.Draw("rankings", Subject.Random);
        Part.Of(0.5, "area", () =>
        {
            Assert.That(Metrics.RocAuc(one.Truth, one.Scores, null), Known.Auc(one));
            Assert.That(Subject.ChangedArguments, Is.Untouched);
        });
        Part.Of(0.5, "scale", () => Assert.That(Metrics.RocAuc(other.Truth, [.. other.Scores.Select(s => 1024 * s - 5000)], null), Known.Auc(other)));
    }

    [Check(1, Group = "roc-auc", Case = Case.Edge, Hint = "roc-auc-ties", Section = "roc-auc", Place = "Ranking.RocAuc")]
    public void TiesEverywhere()
    {
        RankingCase one = RankingCase.Draw("ties", Subject.Random), weighted = RankingCase.Draw("ties", Subject.Random);
        Part.Of(0.4, "ties", () => Assert.That(Metrics.RocAuc(one.Truth, one.Scores, null), Known.Auc(one)));
        Part.Of(0.3, "tied-and-weighted", () => Assert.That(Metrics.RocAuc(weighted.Truth, weighted.Scores, weighted.Weights),
            Is.CloseTo(weighted.WeightedAuc).Mistake("sample-weights-ignored", weighted.Auc).Mistake("auc-upside-down", 1 - weighted.WeightedAuc)));
        Part.Of(0.3, "wrong-order", () => Assert.That(Metrics.RocAuc([1, 1, 0, 0, 0], [1, 2, 2, 3, 4], null), // 0 wins, 1 tie, 5 losses
            Is.CloseTo(0.5 / 6).Mistake("ties-as-wins", 1.0 / 6).Mistake("ties-as-losses", 0).Mistake("auc-upside-down", 5.5 / 6)));
    }

    [Check(0.5, Group = "roc-auc", Case = Case.BadInput, Hint = "refuse-input", Section = "bad-input", Place = "Ranking.RocAuc")]
    public void NoRanking()
    {
        Part.Of(0.25, "one-class-only", () =>
        {
            Accepts();
            Assert.That(() => Metrics.RocAuc([1], [0.1], null), Is.Rejected);
            Assert.That(() => Metrics.RocAuc([0, 1, 1], [0.1, 0.2, 0.3], [0, 1, 1]), Is.Rejected);
        });
        Part.Of(0.25, "nan-score", () =>
        {
            Accepts();
            Assert.That(() => Metrics.RocAuc([0, 1], [double.PositiveInfinity, 2], null), Is.Rejected);
            Assert.That(() => Metrics.RocAuc([0, 1], [1, double.NaN], null), Is.Rejected);
        });
    }

    private static void Accepts() => Assert.That(Metrics.RocAuc([0, 1, 1, 0], [-1, -2, 3, 2], null), Is.CloseTo(0.5));
}
