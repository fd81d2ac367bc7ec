namespace Gradus.Suites.Linear.Public;

/// <summary>Features in [0, 1].</summary>
[Stage(1)]
public sealed class Scalings
{
    [Check(2.5, Group = "scaling", Hint = "leak", Section = "scaling", Place = "FeatureScaling.ToUnitRange")]
    public void TrainingOnly() => Judging.Scale(Subject.Random.Pick(Oracle.Scalings), 1.25, 1.25); // the other rows are a thousand times as large
}
