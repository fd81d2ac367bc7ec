namespace Gradus.Suites.Networks.Staff;

/// <summary>Steps of further rules, compiled, and with dropout.</summary>
[Stage(2)]
public sealed class HiddenSteps
{
    private static INetworks Networks => Subject.Of<INetworks>();

    [Check(2.25, Group = "step", Hint = "state", Section = "step", Place = "Trainer.Step")]
    public void FurtherRules()
    {
        Judging.Steps(Oracle.Networks[0], ofLoss: 0.25, ofWeights: 0.5);
        Judging.Steps(Oracle.Networks[1], ofLoss: 0.25, ofWeights: 0.5);
        Judging.Steps(Oracle.Networks[2], ofLoss: 0.25, ofWeights: 0.5);
    }

    [Check(1, Group = "step", Hint = "compiled", Section = "step", Place = "Trainer.Step")]
    public void Compiled() => Judging.Steps(Subject.Random.Pick(Oracle.Networks), ofLoss: 0.5, ofWeights: 0.5, isCompiled: true);

    [Check(0.75, Group = "step", Case = Case.Edge, Hint = "keys", Section = "step", Place = "Trainer.Step")]
    public void Keys()
    {
        int key = Subject.Random.Int(1, 1000);
        Part.Of(0.25, "dropout", () => Assert.That(Losses()[0] / Judging.CostOfKept, Judging.IsHalf.Mistake("trains-in-evaluation", 0.25)));
        // Of 200 examples each step keeps about half, not always as many: ten equal numbers come from one key.
        Part.Of(0.5, "own-keys", () =>
        {
            double[] losses = Losses();
            var right = Is.Exactly(true);
            if (Math.Abs((losses[0] / Judging.CostOfKept) - 0.5) < 0.18) right.Mistake("one-key-for-all-steps", false);
            Assert.That(losses.Distinct().Count() > 1, right);
        });

        double[] Losses() => Networks.Steps(Judging.Half, Judging.WeightsOfHalf, Judging.XOfHalf, Judging.YOfHalf, [.. Enumerable.Repeat(Judging.RowsOfHalf, 10)], key).Loss;
    }
}
