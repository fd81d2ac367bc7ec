namespace Gradus.Suites.Networks.Public;

/// <summary>Steps on batches.</summary>
[Stage(2)]
public sealed class Steps
{
    [Check(2.5, Group = "step", Hint = "step", Section = "step", Place = "Trainer.Step")]
    public void OneStep() => Judging.Steps(Subject.Random.Pick(Oracle.OneStep), ofLoss: 1, ofWeights: 1.5);

    [Check(1.5, Group = "step", Hint = "where", Section = "step", Place = "Trainer.Step")]
    public void LooksAhead() => Judging.Steps(Subject.Random.Pick(Oracle.LooksAhead), ofLoss: 0.5, ofWeights: 1);

    [Check(1, Group = "step", Hint = "state", Section = "step", Place = "Trainer.Step")]
    public void TenSteps() => Judging.Steps(Subject.Random.Pick(Oracle.TenSteps), ofLoss: 0.25, ofWeights: 0.75);
}
