namespace Gradus.Suites.Activations.Public;

/// <summary>The logarithm of the softmax.</summary>
[Stage(10)]
public sealed class LogSoftmaxes
{
    private static IActivations Activations => Subject.Of<IActivations>();

    [Check(1, Group = "log-softmax", Hint = "log-softmax", Section = "log-softmax", Place = "Activation.LogSoftmax")]
    public void Values()
    {
        double shift = Subject.Random.Int(-3, 4);
        Part.Of(0.5, "last-axis", () => Judge(Subject.Random.Pick(Oracle.Rows)));
        Part.Of(0.5, "first-axis", () => Judge(Subject.Random.Pick(Oracle.Columns)));

        void Judge(Logits row) => Assert.That(Activations.LogSoftmax(row.X.Plus(shift), row.Axis, TensorKind.Double), Is.CloseTo(row.LogSoftmax)
            .Mistake("probabilities-for-logs", row.Softmax).Mistake("softmax-columns", row.X.Instead(i => Math.Log(row.AcrossOthers.Values[i])))
            .Mistake("softmax-of-all", row.X.Instead(i => Math.Log(row.OfAll.Values[i]))).Mistake("log-base-2", row.X.Instead(i => row.LogSoftmax.Values[i] / Math.Log(2))));
    }

    [Check(1, Group = "log-softmax", Case = Case.Edge, Hint = "log-of-nothing", Section = "log-softmax", Place = "Activation.LogSoftmax")]
    public void Stable()
    {
        Part.Of(0.5, "far-apart", () =>
        {
            var row = Subject.Random.Pick(Oracle.Apart);
            Assert.That(Activations.LogSoftmax(row.X, 1, TensorKind.Double), Is.CloseTo(row.LogSoftmax)
                .Mistake("log-of-softmax", row.X.Instead(i => row.Softmax.Values[i] == 0 ? double.NegativeInfinity : row.LogSoftmax.Values[i])));
        });
        Part.Of(0.5, "gradient", () =>
        {
            var row = Oracle.Large[0];
            int[] order = Subject.Random.Permutation(2);
            Assert.That(Activations.LogSoftmaxGradient(row.X.Rows(order), 1, row.Upstream.Rows(order)), Is.CloseTo(row.LogGradient.Rows(order)));
        });
    }
}
