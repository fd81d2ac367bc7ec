namespace Gradus.Suites.Autodiff.Staff;

/// <summary>Structural rules in further shapes.</summary>
[Stage(2)]
public sealed class HiddenStructural
{
    private static IAutodiff Autodiff => Subject.Of<IAutodiff>();

    [Check(0.5, Group = "structural-rules", Hint = "sum", Section = "structural-rules", Place = "Derivatives.Sum")]
    public void Sums()
    {
        double factor = Subject.Random.Factor();
        foreach (var (row, name) in Oracle.Sums.Zip(["sum-of-rows", "sum-of-middle", "sum-of-outer", "sum-of-last-two", "sum-of-cube"]))
        {
            Part.Of(0.1, name, () =>
            {
                Shaped upstream = row.Upstream.Times(factor), right = row.Gradient.Times(factor);
                var got = Autodiff.Sum(upstream, row.Shape, row.Axes, TensorKind.Double);
                Assert.That(got, Judging.Near(right, got).Mistake("mean-for-sum", right.Times((double)upstream.Size / right.Size)));
            });
        }
    }

    [Check(0.6, Group = "structural-rules", Hint = "broadcast", Section = "structural-rules", Place = "Derivatives.BroadcastTo")]
    public void Broadcasts()
    {
        double factor = Subject.Random.Factor();
        foreach (var (row, name) in Oracle.Broadcasts.Zip(["broadcast-of-vector", "broadcast-of-row", "broadcast-of-column", "broadcast-of-middle"]))
            Part.Of(0.15, name, () => Judge(row));

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
        double factor = Subject.Random.Factor();
        foreach (var (row, name) in Oracle.Transposes.Zip(["order-120", "order-201", "order-3012", "order-2031"]))
        {
            Part.Of(0.125, name, () =>
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
        double factor = Subject.Random.Factor();
        Part.Of(0.15, "axis-of-length-one", () => Judge(new Shaped([3, 4], [2]).Times(factor), u => Autodiff.Sum(u, [2, 1], [1], TensorKind.Double), new Shaped([3, 4], [2, 1]).Times(factor)), "Derivatives.Sum");
        Part.Of(0.1, "nothing-summed", () => Judge(Shaped.Scalar(factor), u => Autodiff.Sum(u, [], [], TensorKind.Double), Shaped.Scalar(factor)), "Derivatives.Sum");
        Part.Of(0.15, "scalar-broadcast", () => Judge(new Shaped([1, 2, 3, 4, 5, 6], [2, 3]).Times(factor), u => Autodiff.Broadcast(u, [], TensorKind.Double), Shaped.Scalar(21 * factor)), "Derivatives.BroadcastTo");
        Part.Of(0.1, "length-one-kept", () => Judge(new Shaped([1, 2, 3, 4], [2, 2, 1]).Times(factor), u => Autodiff.Broadcast(u, [2, 1], TensorKind.Double), new Shaped([4, 6], [2, 1]).Times(factor)), "Derivatives.BroadcastTo");

        static void Judge(Shaped upstream, Func<Shaped, Shaped> rule, Shaped right) => Assert.That(rule(upstream), Is.CloseTo(right));
    }

    [Check(0.4, Group = "structural-rules", Case = Case.Edge, Hint = "tensor-operations", Section = "tensor-operations")]
    public void InsideVmap()
    {
        SumCase sum = Oracle.Sums[2];
        BroadcastCase broadcast = Oracle.Broadcasts[2];
        TransposeCase transpose = Oracle.Transposes[0];
        Part.Of(0.1, "sum", () => Assert.That(Autodiff.Sum(sum.Upstream, sum.Shape, sum.Axes, TensorKind.InVmap), Is.CloseTo(sum.Gradient)), "Derivatives.Sum");
        Part.Of(0.2, "broadcast", () => Assert.That(Autodiff.Broadcast(broadcast.Upstream, broadcast.Shape, TensorKind.InVmap), Is.CloseTo(broadcast.Gradient)), "Derivatives.BroadcastTo");
        Part.Of(0.1, "transpose", () => Assert.That(Autodiff.Transpose(transpose.Upstream, transpose.Order, TensorKind.InVmap), Is.CloseTo(transpose.Gradient)), "Derivatives.Transpose");
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
        Part.Of(0.15, "square-matrices", () => Judge(Oracle.Products[0], TensorKind.Double));
        Part.Of(0.15, "rectangular-matrices", () => Judge(Oracle.Products[1], TensorKind.Double));
        Part.Of(0.1, "row-by-matrix", () => Judge(Oracle.Products[2], TensorKind.Double));
        Part.Of(0.1, "column-by-row", () => Judge(Oracle.Products[3], TensorKind.Double));
    }

    [Check(0.5, Group = "matrix-product-rule", Case = Case.Edge, Hint = "stacks", Section = "matrix-product-rule", Place = "Derivatives.MatMul")]
    public void Stacks()
    {
        Part.Of(0.25, "stack-of-rectangular", () => Judge(Oracle.Products[4], TensorKind.Double));
        Part.Of(0.25, "stack-of-square", () => Judge(Oracle.Products[5], TensorKind.Double));
    }

    [Check(0.25, Group = "matrix-product-rule", Case = Case.Edge, Hint = "tensor-operations", Section = "tensor-operations", Place = "Derivatives.MatMul")]
    public void InsideVmap() => Judge(Oracle.Products[1], TensorKind.InVmap);

    private static void Judge(ProductCase row, TensorKind kind)
    {
        double factor = Subject.Random.Factor();
        Shaped upstream = row.Upstream.Times(factor), byA = Autodiff.MatMul(0, upstream, row.A, row.B, kind);
        Assert.That(byA, Judging.Near(row.ByA.Times(factor), byA).Mistake("arguments-swapped", row.ByB.Times(factor)));
        var byB = Autodiff.MatMul(1, upstream, row.A, row.B, kind);
        Assert.That(byB, Judging.Near(row.ByB.Times(factor), byB).Mistake("arguments-swapped", row.ByA.Times(factor)));
    }
}
