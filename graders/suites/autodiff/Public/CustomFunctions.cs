namespace Gradus.Suites.Autodiff.Public;

/// <summary>Functions with a backward pass of their own.</summary>
[Stage(6)]
public sealed class CustomFunctions
{
    private static IAutodiff Autodiff => Subject.Of<IAutodiff>();

    [Check(1, Group = "custom-function", Hint = "custom-multiply", Section = "custom-function")]
    public void Multiply()
    {
        var row = Subject.Random.Pick(Oracle.Binaries);
        double factor = Subject.Random.Factor();
        Shaped x = Shaped.Vector(row.A), y = Shaped.Vector(row.B), upstream = x.Instead(_ => factor), byX = Shaped.Vector(row.ProductByA), byY = Shaped.Vector(row.ProductByB);
        Part.Of(0.3, "custom-value", () =>
        {
            var got = Autodiff.Custom(CustomFunction.Multiply, [x, y]);
            Assert.That(got, Judging.Near(Shaped.Vector(row.Product), got));
        }, "MultiplyFunction.Forward");
        Part.Of(0.7, "custom-gradients", () =>
        {
            var got = Autodiff.CustomVjp(CustomFunction.Multiply, [x, y], upstream);
            Assert.That(got.SelectMany(g => g.OrZeros(x).Values).ToArray(), Is.CloseTo(Both(byX.Times(factor), byY.Times(factor))).Within(1e-10)
                .Mistake("custom-ignores-upstream", Both(byX, byY)).Mistake("saved-swapped", Both(byY.Times(factor), byX.Times(factor)))
                .Mistake("custom-upstream-alone", Both(upstream, upstream)));
        }, "MultiplyFunction.Backward");

        static double[] Both(Shaped first, Shaped second) => [.. first.Values, .. second.Values];
    }

    [Check(1, Group = "custom-function", Hint = "custom-softplus", Section = "custom-function")]
    public void Softplus()
    {
        var row = Subject.Random.Pick(Oracle.Softplus);
        Shaped x = Shaped.Vector(row.X), upstream = x.Instead(_ => Subject.Random.Factor());
        Part.Of(0.5, "custom-value", () =>
        {
            var got = Autodiff.Custom(CustomFunction.Softplus, [x]);
            Assert.That(got, Judging.Near(Shaped.Vector(row.Value), got));
        }, "SoftplusFunction.Forward");
        Part.Of(0.5, "custom-gradient", () =>
        {
            var right = upstream.Times(Shaped.Vector(row.Slope));
            var got = Autodiff.CustomVjp(CustomFunction.Softplus, [x], upstream)[0].OrZeros(x);
            Assert.That(got, Judging.Near(right, got).Mistake("custom-ignores-upstream", Shaped.Vector(row.Slope))
                .Mistake("softplus-saved-output", right.Instead(i => upstream.Values[i] / (1 + Math.Exp(-row.Value[i])))));
        }, "SoftplusFunction.Backward");
    }
}
