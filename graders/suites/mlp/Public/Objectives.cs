namespace Gradus.Suites.Networks.Public;

/// <summary>What is made small.</summary>
[Stage(1)]
public sealed class Objectives
{
    private static INetworks Networks => Subject.Of<INetworks>();

    [Check(1.5, Group = "objective", Hint = "objective", Section = "objective", Place = "Trainer.Objective")]
    public void OfAnswers()
    {
        Part.Of(1, "classes", () => Judging.Objective(Subject.Random.Pick(Oracle.CrossEntropies)));
        Part.Of(0.5, "numbers", () => Judging.Objective(Subject.Random.Pick(Oracle.SquaredErrors)));
    }

    [Check(1, Group = "objective", Hint = "penalty", Section = "objective", Place = "Trainer.Objective")]
    public void Penalty()
    {
        Part.Of(0.5, "evaluation", () => Judging.Objective(Subject.Random.Pick(Oracle.Penalties)));
        Part.Of(0.5, "training", () => Judging.Objective(Subject.Random.Pick(Oracle.Penalties), key: 1));
    }

    [Check(1, Group = "objective", Case = Case.Edge, Hint = "keys", Section = "objective", Place = "Trainer.Objective")]
    public void Keys()
    {
        int key = Subject.Random.Int(1, 1000);
        Part.Of(0.5, "evaluation", () =>
        {
            double got = Objective(null);
            var right = Is.CloseTo(Judging.CostInEvaluation);
            // Which ones were dropped is the layer's affair; that about half were says enough.
            if (Math.Abs((got / Judging.CostOfKept) - 0.5) < 0.18) right.Mistake("dropout-in-evaluation", got);
            Assert.That(got, right);
        });
        Part.Of(0.5, "training", () => Assert.That(Objective(key) / Judging.CostOfKept, Judging.IsHalf.Mistake("trains-in-evaluation", 0.25)));

        static double Objective(int? key) => Networks.Objective(Judging.Half, Judging.WeightsOfHalf, Judging.XOfHalf, Judging.YOfHalf, key);
    }
}
