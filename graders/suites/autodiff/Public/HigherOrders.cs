namespace Gradus.Suites.Autodiff.Public;

/// <summary>Derivatives of derivatives: they need both modes, and the rule of the product.</summary>
[Stage(8)]
public sealed class HigherOrders
{
    private static IAutodiff Autodiff => Subject.Of<IAutodiff>();

    [Check(0.5, Group = "grad-of-grad", Requires = ["Backward.Chain", "Backward.FanOut", "Backward.Order", "ElementwiseRules.Product"], Hint = "derivative", Section = "grad-of-grad", Place = "Ad.Derivative")]
    public void Derivatives()
    {
        Orders cubic = Subject.Random.Pick(Oracle.Cubic), sinh = Subject.Random.Pick(Oracle.Sinh);
        int order = Subject.Random.Int(2, 4);
        Part.Of(0.25, "first-derivative", () => Judge(Example.Sinh, sinh, 1));
        Part.Of(0.25, "higher-derivative", () => Judge(Example.Cubic, cubic, order));

        static void Judge(Example function, Orders row, int order)
        {
            Shaped right = Shaped.Scalar(row.Derivatives[order]), got = Autodiff.Derivative(function, order, row.X);
            Assert.That(got, Judging.Near(right, got).Mistake("order-off-by-one", row.Derivatives[order + 1]).Mistake("order-off-by-one", row.Derivatives[order - 1])
                .Mistake("first-order-only", row.Derivatives[1]));
        }
    }

    [Check(0.5, Group = "grad-of-grad", Requires = ["Backward.Chain", "Backward.FanOut", "Backward.Order", "ElementwiseRules.Product"], Hint = "hessian-vector-product", Section = "grad-of-grad", Place = "Ad.HessianVectorProduct")]
    public void HessianVectorProduct()
    {
        var row = Subject.Random.Pick(Oracle.ThreeNumbers);
        double factor = Subject.Random.Factor();
        var right = row.Product.Times(factor);
        var got = Autodiff.HessianVectorProduct(Example.ThreeNumbers, row.X, row.V.Times(factor));
        Assert.That(got, Judging.Near(right, got).Mistake("not-followed", Shaped.Zeros(3)).Mistake("hessian-diagonal", right.Instead(i => row.Hessian[i, i] * row.V.Values[i] * factor))
            .Mistake("hessian-times-ones", right.Instead(i => Enumerable.Range(0, 3).Sum(j => row.Hessian[i, j])))
            .Mistake("gradient-for-product", row.Gradient).Mistake("gradient-for-product", row.Gradient.Times(row.V.Times(factor))));
    }

    [Check(0.5, Group = "grad-of-grad", Requires = ["Backward.Chain", "Backward.FanOut", "Backward.Order", "ElementwiseRules.Product"], Hint = "hessian", Section = "grad-of-grad", Place = "Ad.Hessian")]
    public void Hessian()
    {
        var row = Subject.Random.Pick(Oracle.ThreeNumbers);
        var got = Autodiff.Hessian(Example.ThreeNumbers, row.X);
        Assert.That(got, Judging.Near(row.Hessian, got).Mistake("not-followed", Shaped.Zeros(3, 3)).Mistake("gradient-for-hessian", row.Gradient)
            .Mistake("hessian-diagonal", row.Hessian.Instead(i => i % 4 == 0 ? row.Hessian.Values[i] : 0))
            .Mistake("hessian-diagonal", Shaped.Vector(row.Hessian[0, 0], row.Hessian[1, 1], row.Hessian[2, 2])));
    }
}
