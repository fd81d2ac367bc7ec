namespace Gradus.Suites.Autodiff.Staff;

/// <summary>Structural rules in further shapes.</summary>
[Stage(2)]
public sealed class HiddenStructural
{
    private static IAutodiff Autodiff => Subject.Of<IAutodiff>();

    [Check(0.75, Group = "structural-rules", Hint = "sum", Section = "structural-rules", Place = "Derivatives.Sum")]
    public void Sums()
    {
        double factor = Judging.Factor;
        foreach (var row in Oracle.Sums)
        {
            Part.Of(0.15, "further-sums", () =>
            {
                Shaped upstream = row.Upstream.Times(factor), right = row.Gradient.Times(factor);
                var got = Autodiff.Sum(upstream, row.Shape, row.Axes, TensorKind.Double);
                Assert.That(got, Judging.Near(right, got).Mistake("mean-for-sum", right.Times((double)upstream.Size / right.Size)));
            });
        }
    }

    [Check(0.75, Group = "structural-rules", Hint = "broadcast", Section = "structural-rules", Place = "Derivatives.BroadcastTo")]
    public void Broadcasts()
    {
        double factor = Judging.Factor;
        Part.Of(0.15, "further-broadcasts", () => Judge(Oracle.Broadcasts[0]));
        foreach (var row in Oracle.Broadcasts[1..]) Part.Of(0.2, "further-broadcasts", () => Judge(row));

        void Judge(BroadcastCase row)
        {
            Shaped upstream = row.Upstream.Times(factor), right = row.Gradient.Times(factor);
            var got = Autodiff.Broadcast(upstream, row.Shape, TensorKind.Double);
            Assert.That(got, Judging.Near(right, got).Mistake("broadcast-not-summed", upstream).Mistake("broadcast-mean", right.Times((double)right.Size / upstream.Size))
                .Mistake("broadcast-one-copy", row.OneCopy.Times(factor)).Mistake("broadcast-new-axes-only", row.WithoutNewAxes.Times(factor))
                .Mistake("broadcast-stretched-only", row.WithoutStretched.Times(factor)));
        }
    }

    [Check(0.5, Group = "structural-rules", Hint = "transpose", Section = "structural-rules", Place = "Derivatives.Transpose")]
    public void Transposes()
    {
        double factor = Judging.Factor;
        foreach (var row in Oracle.Transposes)
        {
            Part.Of(0.125, "further-orders", () =>
            {
                var right = row.Gradient.Times(factor);
                var got = Autodiff.Transpose(row.Upstream.Times(factor), row.Order, TensorKind.Double);
                Assert.That(got, Judging.Near(right, got).Mistake("order-for-inverse", row.Again.Times(factor)));
            });
        }
    }

    [Check(0.5, Group = "structural-rules", Case = Case.Edge, Hint = "shapes-at-limits", Section = "structural-rules")]
    public void Limits()
    {
        double factor = Judging.Factor;
        Part.Of(0.15, "axis-of-length-one", () => Judge(new Shaped([3, 4], [2]).Times(factor), u => Autodiff.Sum(u, [2, 1], [1], TensorKind.Double), new Shaped([3, 4], [2, 1]).Times(factor)), "Derivatives.Sum");
        Part.Of(0.1, "nothing-summed", () => Judge(Shaped.Scalar(factor), u => Autodiff.Sum(u, [], [], TensorKind.Double), Shaped.Scalar(factor)), "Derivatives.Sum");
        Part.Of(0.15, "scalar-broadcast", () => Judge(new Shaped([1, 2, 3, 4, 5, 6], [2, 3]).Times(factor), u => Autodiff.Broadcast(u, [], TensorKind.Double), Shaped.Scalar(21 * factor)), "Derivatives.BroadcastTo");
        Part.Of(0.1, "length-one-kept", () => Judge(new Shaped([1, 2, 3, 4], [2, 2, 1]).Times(factor), u => Autodiff.Broadcast(u, [2, 1], TensorKind.Double), new Shaped([4, 6], [2, 1]).Times(factor)), "Derivatives.BroadcastTo");

        static void Judge(Shaped upstream, Func<Shaped, Shaped> rule, Shaped right) => Assert.That(rule(upstream), Is.CloseTo(right));
    }

    [Check(0.5, Group = "structural-rules", Case = Case.Edge, Hint = "tensor-operations", Section = "tensor-operations")]
    public void InsideVmap()
    {
        SumCase sum = Oracle.Sums[2];
        BroadcastCase broadcast = Oracle.Broadcasts[2];
        TransposeCase transpose = Oracle.Transposes[0];
        Part.Of(0.15, "every-rule", () => Assert.That(Autodiff.Sum(sum.Upstream, sum.Shape, sum.Axes, TensorKind.InVmap), Is.CloseTo(sum.Gradient)), "Derivatives.Sum");
        Part.Of(0.2, "every-rule", () => Assert.That(Autodiff.Broadcast(broadcast.Upstream, broadcast.Shape, TensorKind.InVmap), Is.CloseTo(broadcast.Gradient)), "Derivatives.BroadcastTo");
        Part.Of(0.15, "every-rule", () => Assert.That(Autodiff.Transpose(transpose.Upstream, transpose.Order, TensorKind.InVmap), Is.CloseTo(transpose.Gradient)), "Derivatives.Transpose");
    }
}

/// <summary>The rule of the matrix product in further shapes.</summary>
[Stage(3)]
public sealed class HiddenMatrixProduct
{
    private static IAutodiff Autodiff => Subject.Of<IAutodiff>();

    [Check(0.5, Group = "matrix-product-rule", Hint = "matrix-product", Section = "matrix-product-rule", Place = "Derivatives.MatMul")]
    public void FurtherShapes()
    {
        foreach (var row in Oracle.Products[..2]) Part.Of(0.15, "further-products", () => Judge(row, TensorKind.Double));
        foreach (var row in Oracle.Products[2..4]) Part.Of(0.1, "row-or-column", () => Judge(row, TensorKind.Double));
    }

    [Check(0.5, Group = "matrix-product-rule", Case = Case.Edge, Hint = "stacks", Section = "matrix-product-rule", Place = "Derivatives.MatMul")]
    public void Stacks()
    {
        foreach (var row in Oracle.Products[4..]) Part.Of(0.25, "stack-of-products", () => Judge(row, TensorKind.Double));
    }

    [Check(0.5, Group = "matrix-product-rule", Case = Case.Edge, Hint = "tensor-operations", Section = "tensor-operations", Place = "Derivatives.MatMul")]
    public void InsideVmap() => Judge(Oracle.Products[1], TensorKind.InVmap);

    private static void Judge(ProductCase row, TensorKind kind)
    {
        double factor = Judging.Factor;
        Shaped upstream = row.Upstream.Times(factor), byA = Autodiff.MatMul(0, upstream, row.A, row.B, kind);
        Assert.That(byA, Judging.Near(row.ByA.Times(factor), byA).Mistake("arguments-swapped", row.ByB.Times(factor)));
        var byB = Autodiff.MatMul(1, upstream, row.A, row.B, kind);
        Assert.That(byB, Judging.Near(row.ByB.Times(factor), byB).Mistake("arguments-swapped", row.ByA.Times(factor)));
    }
}
