namespace Gradus.Suites.Linear.Public;

/// <summary>Steps downhill.</summary>
[Stage(5)]
public sealed class Descents
{
    private static ILinear Linear => Subject.Of<ILinear>();

    [Check(1.5, Group = "training", Requires = ["Gradients.Theta", "Gradients.Bias"], Hint = "batch", Section = "training", Place = "SoftmaxRegression.Step")]
    public void Steps()
    {
        var row = Subject.Random.Pick(Oracle.Steps);
        Part.Of(0.75, "one-step", () => Judge(row.Batches[..1], row.First, wrong => wrong.First));
        Part.Of(0.75, "short-last-batch", () => Judge(row.Batches, row.Last, wrong => wrong.Last));

        void Judge(int[][] batches, Weights right, Func<WrongSteps, Weights> reached)
        {
            var got = Linear.Steps(row.Theta, row.Bias, row.X, row.Labels, batches, row.Rate);
            var theta = Is.CloseTo(right.Theta);
            var bias = Is.CloseTo(right.Bias);
            foreach (var (key, weights) in row.Wrong.Select(wrong => (wrong.Key, reached(wrong))))
            {
                theta.Mistake(key, weights.Theta);
                bias.Mistake(key, weights.Bias);
            }
            Assert.That(got[0], theta);
            Assert.That(got[1], bias);
        }
    }
}
