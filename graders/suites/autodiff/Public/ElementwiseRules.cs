using Rule = Gradus.Contracts.ElementwiseRule;

namespace Gradus.Suites.Autodiff.Public;

/// <summary>Local derivatives of elementwise primitives.</summary>
[Stage(1)]
public sealed class ElementwiseRules
{
    private static IAutodiff Autodiff => Subject.Of<IAutodiff>();

    [Check(0.4, Group = "elementwise-rules", Hint = "local-derivative", Section = "elementwise-rules")]
    public void ExpAndLog()
    {
        Unary exp = Subject.Random.Pick(Oracle.Exp), log = Subject.Random.Pick(Oracle.Log);
        Part.Of(0.2, "exp", () => Assert.That(Of(Rule.Exp, exp, out var right), right.Mistake("exp-as-power", Wrong(exp, (x, _) => x * Math.Exp(x - 1)))), "Derivatives.Exp");
        Part.Of(0.2, "log", () => Assert.That(Of(Rule.Log, log, out var right), right
            .Mistake("log-reciprocal", Wrong(log, (x, _) => x)).Mistake("log-of-output", Wrong(log, (_, y) => 1 / y))), "Derivatives.Log");
    }

    [Check(0.2, Group = "elementwise-rules", Hint = "local-derivative", Section = "elementwise-rules", Place = "Derivatives.Sigmoid")]
    public void Sigmoid()
    {
        var sigmoid = Subject.Random.Pick(Oracle.Sigmoid);
        Assert.That(Of(Rule.Sigmoid, sigmoid, out var right), right
            .Mistake("sigmoid-of-input", Wrong(sigmoid, (x, _) => x * (1 - x))).Mistake("sigmoid-mixed", Wrong(sigmoid, (x, y) => y * (1 - x))));
    }

    [Check(0.8, Group = "elementwise-rules", Hint = "local-derivative", Section = "elementwise-rules")]
    public void Functions()
    {
        var random = Subject.Random;
        Unary sqrt = random.Pick(Oracle.Sqrt), sin = random.Pick(Oracle.Sin), cos = random.Pick(Oracle.Cos), tanh = random.Pick(Oracle.Tanh);
        Part.Of(0.2, "sqrt", () => Assert.That(Of(Rule.Sqrt, sqrt, out var right), right
            .Mistake("sqrt-of-input", Wrong(sqrt, (x, _) => 0.5 / x)).Mistake("sqrt-without-half", Wrong(sqrt, (_, y) => 1 / y))), "Derivatives.Sqrt");
        Part.Of(0.2, "sin", () => Assert.That(Of(Rule.Sin, sin, out var right), right.Mistake("sin-sign", Wrong(sin, (x, _) => -Math.Cos(x)))), "Derivatives.Sin");
        Part.Of(0.2, "cos", () => Assert.That(Of(Rule.Cos, cos, out var right), right.Mistake("cos-sign", Wrong(cos, (x, _) => Math.Sin(x)))), "Derivatives.Cos");
        Part.Of(0.2, "tanh", () => Assert.That(Of(Rule.Tanh, tanh, out var right), right
            .Mistake("tanh-of-input", Wrong(tanh, (x, _) => 1 - (x * x))).Mistake("tanh-unsquared", Wrong(tanh, (_, y) => 1 - y))), "Derivatives.Tanh");
    }

    [Check(0.4, Group = "elementwise-rules", Hint = "two-arguments", Section = "elementwise-rules", Place = "Derivatives.Multiply")]
    public void Product()
    {
        var row = Subject.Random.Pick(Oracle.Binaries);
        Part.Of(0.2, "by-first", () => Assert.That(Of(Rule.Multiply, 0, row, row.Product, row.ProductByA, out var right), right.Mistake("product-own-factor", row.A)));
        Part.Of(0.2, "by-second", () => Assert.That(Of(Rule.Multiply, 1, row, row.Product, row.ProductByB, out var right), right.Mistake("product-own-factor", row.B)));
    }

    [Check(0.4, Group = "elementwise-rules", Hint = "two-arguments", Section = "elementwise-rules", Place = "Derivatives.Divide")]
    public void Quotient()
    {
        var row = Subject.Random.Pick(Oracle.Binaries);
        Part.Of(0.2, "by-first", () => Assert.That(Of(Rule.Divide, 0, row, row.Quotient, row.ByA, out var right), right.Mistake("arguments-swapped", row.ByB)));
        Part.Of(0.2, "by-second", () => Assert.That(Of(Rule.Divide, 1, row, row.Quotient, row.ByB, out var right), right
            .Mistake("quotient-sign", [.. row.ByB.Select(v => -v)]).Mistake("quotient-unsquared", [.. row.Quotient.Select(v => -v)]).Mistake("arguments-swapped", row.ByA)));
    }

    [Check(0.3, Group = "elementwise-rules", Hint = "maximum", Section = "elementwise-rules", Place = "Derivatives.Maximum")]
    public void Maximum()
    {
        var row = Subject.Random.Pick(Oracle.Binaries);
        Part.Of(0.15, "by-first", () => Assert.That(Of(Rule.Maximum, 0, row, row.Maximum, row.MaximumByA, out var right), right.Mistake("maximum-of-smaller", row.MaximumByB)));
        Part.Of(0.15, "by-second", () => Assert.That(Of(Rule.Maximum, 1, row, row.Maximum, row.MaximumByB, out var right), right.Mistake("maximum-of-smaller", row.MaximumByA)));
    }

    [Check(0.25, Group = "elementwise-rules", Case = Case.Edge, Hint = "maximum", Section = "elementwise-rules", Place = "Derivatives.Maximum")]
    public void Ties()
    {
        Shaped a = Shaped.Vector(2, -1, 0.5, 0), b = Shaped.Vector(2, -1, 0.25, 0);
        double[] first = Share(0), second = Share(1);
        Assert.That(new double[][] { first, second }.SelectMany(s => s).ToArray(), Is.CloseTo([0.5, 0.5, 1, 0.5, 0.5, 0.5, 0, 0.5])
            .Mistake("ties-to-both", 1, 1, 1, 1, 1, 1, 0, 1).Mistake("ties-to-one", 1, 1, 1, 1, 0, 0, 0, 0).Mistake("ties-to-one", 0, 0, 1, 0, 1, 1, 0, 1).Mistake("ties-to-none", 0, 0, 1, 0, 0, 0, 0, 0));

        double[] Share(int argument) => Autodiff.Elementwise(Rule.Maximum, argument, [a, b], a, TensorKind.Double).Values;
    }

    private static Shaped Of(Rule rule, Unary row, out NearConstraint right)
    {
        var got = Autodiff.Elementwise(rule, 0, [Shaped.Vector(row.X)], Shaped.Vector(row.Value), TensorKind.Double);
        right = Judging.Near(Shaped.Vector(row.Slope), got);
        return got;
    }

    private static Shaped Of(Rule rule, int argument, Binary row, double[] result, double[] expected, out NearConstraint right)
    {
        var got = Autodiff.Elementwise(rule, argument, [Shaped.Vector(row.A), Shaped.Vector(row.B)], Shaped.Vector(result), TensorKind.Double);
        right = Judging.Near(Shaped.Vector(expected), got);
        return got;
    }

    private static double[] Wrong(Unary row, Func<double, double, double> formula) => [.. row.X.Zip(row.Value, formula)];
}
