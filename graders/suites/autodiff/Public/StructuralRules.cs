namespace Gradus.Suites.Autodiff.Public;

/// <summary>Gradients through sums, broadcasts and orders of axes.</summary>
[Stage(2)]
public sealed class StructuralRules
{
    private static IAutodiff Autodiff => Subject.Of<IAutodiff>();

    [Check(0.8, Group = "structural-rules", Hint = "sum", Section = "structural-rules", Place = "Derivatives.Sum")]
    public void Sum()
    {
        double factor = Subject.Random.Factor();
        foreach (var row in Oracle.Sums[..2]) Part.Of(0.2, "sum-of-one-axis", () => Judge(row));
        // A square: whoever spreads along the wrong axis gets the transpose.
        Part.Of(0.2, "sum-of-square", () => Judge(Oracle.Sums[2]));
        foreach (var row in Oracle.Sums[3..]) Part.Of(0.1, "sum-of-several-axes", () => Judge(row));

        void Judge(SumCase row)
        {
            Shaped upstream = row.Upstream.Times(factor), right = row.Gradient.Times(factor);
            int count = right.Size / upstream.Size, n = row.Shape[^1];
            var got = Autodiff.Sum(upstream, row.Shape, row.Axes, TensorKind.Double);
            Assert.That(got, Judging.Near(right, got).Mistake("mean-for-sum", right.Times(1.0 / count)).Mistake("sum-not-spread", upstream)
                .Mistake("sum-along-other-axis", right.Instead(i => right.Values[(i % n * n + i / n) % right.Size])));
        }
    }

    [Check(0.9, Group = "structural-rules", Hint = "broadcast", Section = "structural-rules", Place = "Derivatives.BroadcastTo")]
    public void Broadcast()
    {
        double factor = Subject.Random.Factor();
        Part.Of(0.3, "new-and-stretched-axes", () => Judge(Oracle.Broadcasts[2]));
        Part.Of(0.3, "new-axes", () => Judge(Oracle.Broadcasts[0]));
        Part.Of(0.3, "stretched-axes", () => Judge(Oracle.Broadcasts[1]));

        void Judge(BroadcastCase row)
        {
            Shaped upstream = row.Upstream.Times(factor), right = row.Gradient.Times(factor);
            var got = Autodiff.Broadcast(upstream, row.Shape, TensorKind.Double);
            Assert.That(got, Judging.Near(right, got).Mistake("broadcast-not-summed", upstream).Mistake("broadcast-mean", right.Times((double)right.Size / upstream.Size))
                .Mistake("broadcast-one-copy", row.OneCopy.Times(factor)).Mistake("broadcast-new-axes-only", row.WithoutNewAxes.Times(factor))
                .Mistake("broadcast-stretched-only", row.WithoutStretched.Times(factor)));
        }
    }

    [Check(0.8, Group = "structural-rules", Hint = "transpose", Section = "structural-rules", Place = "Derivatives.Transpose")]
    public void Transpose()
    {
        double factor = Subject.Random.Factor();
        Part.Of(0.3, "three-axes", () => Judge(Oracle.Transposes[0]));
        Part.Of(0.2, "three-equal-axes", () => Judge(Oracle.Transposes[1]));
        Part.Of(0.3, "four-axes", () => Judge(Oracle.Transposes[2]));

        void Judge(TransposeCase row)
        {
            var right = row.Gradient.Times(factor);
            var got = Autodiff.Transpose(row.Upstream.Times(factor), row.Order, TensorKind.Double);
            Assert.That(got, Judging.Near(right, got).Mistake("order-for-inverse", row.Again.Times(factor)).Mistake("order-reversed", row.Opposite.Times(factor))
                .Mistake("not-transposed", row.Upstream.Times(factor)));
        }
    }
}
