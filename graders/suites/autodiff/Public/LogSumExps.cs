namespace Gradus.Suites.Autodiff.Public;

/// <summary>Log-sum-exp.</summary>
[Stage(7)]
public sealed class LogSumExps
{
    private static IAutodiff Autodiff => Subject.Of<IAutodiff>();

    [Check(0.75, Group = "log-sum-exp", Hint = "log-sum-exp", Section = "log-sum-exp", Place = "Functions.LogSumExp")]
    public void Values()
    {
        double shift = Subject.Random.Int(-3, 4);
        Part.Of(0.3, "last-axis", () => Judge(Oracle.LogSums[0], keepDims: false));
        Part.Of(0.2, "first-axis", () => Judge(Oracle.LogSums[1], keepDims: false));
        Part.Of(0.25, "axis-kept", () => Judge(Oracle.LogSums[2], keepDims: true));

        void Judge(LogSum row, bool keepDims)
        {
            // log Σ exp(x + c) = c + log Σ exp x.
            var right = row.Value.Plus(shift);
            if (keepDims) right = new Shaped(right.Values, row.Kept);
            var got = Autodiff.LogSumExp(row.X.Plus(shift), row.Axis, keepDims, TensorKind.Double);
            Assert.That(got, Judging.Near(right, got).Mistake("without-log", right.Instead(i => Math.Exp(right.Values[i]))).Mistake("log-mean-exp", right.Plus(-Math.Log((double)row.X.Size / right.Size)))
                .Mistake("axis-not-kept", new Shaped(right.Values, row.Value.Shape)).Mistake("axis-not-dropped", new Shaped(right.Values, row.Kept)));
        }
    }

    [Check(1, Group = "log-sum-exp", Case = Case.Edge, Hint = "log-sum-exp-large", Section = "log-sum-exp", Place = "Functions.LogSumExp")]
    public void LargeNumbers()
    {
        foreach (var row in Oracle.Large)
        {
            Part.Of(0.25, "large-numbers", () =>
            {
                int[] order = Subject.Random.Permutation(2);
                var right = Shaped.Vector([.. order.Select(i => row.Value.Values[i])]);
                double[] top = [.. order.Select(i => Enumerable.Range(0, row.X.Shape[1]).Max(j => row.X[i, j]))];
                var got = Autodiff.LogSumExp(row.X.Rows(order), row.Axis, keepDims: false, TensorKind.Double);
                Assert.That(got, Judging.Near(right, got)
                    .Mistake("overflow", right.Instead(i => top[i] > 709 ? double.PositiveInfinity : top[i] < -745 ? double.NegativeInfinity : right.Values[i]))
                    .Mistake("batch-maximum", right.Instead(i => top[i] < top.Max() - 745 ? double.NegativeInfinity : right.Values[i]))
                    .Mistake("maximum-not-added", right.Instead(i => right.Values[i] - top[i])));
            });
        }
    }

    // Lecture 4's scores: the gradient is their softmax, row by row.
    [Check(0.5, Group = "log-sum-exp", Lecture = "16", Requires = ["ElementwiseRules.ExpAndLog", "StructuralRules.Sum", "StructuralRules.Broadcast", "Backward.Chain", "Backward.FanOut", "Values"],
        Hint = "log-sum-exp-gradient", Section = "log-sum-exp", Place = "Functions.LogSumExp")]
    public void Gradient()
    {
        var row = Oracle.Scores[0];
        double factor = Subject.Random.Factor();
        var right = row.Gradient.Times(factor);
        var got = Autodiff.LogSumExpGradient(row.X, row.Axis, row.Upstream.Times(factor));
        Assert.That(got, Judging.Near(right, got).Mistake("not-followed", Shaped.Zeros(right.Shape)));
    }
}
