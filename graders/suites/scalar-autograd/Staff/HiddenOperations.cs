namespace Gradus.Suites.Scalars.Staff;

/// <summary>Operators and powers on further inputs, and at their limits.</summary>
[Stage(1)]
public sealed class HiddenArithmetic
{
    private static IScalars Scalars => Subject.Of<IScalars>();

    [Check(1.5, Group = "arithmetic", Hint = "local-derivative", Section = "arithmetic")]
    public void Operators()
    {
        var row = Subject.Random.Pick(Oracle.Binaries);
        var power = Subject.Random.Pick(Oracle.Powers);
        Part.Of(0.25, "sum", () => Judge(Scalars.Add, row, row.Sum, Is.CloseTo([1, 1])), "Value.op_Addition");
        Part.Of(0.25, "difference", () => Judge(Scalars.Subtract, row, row.Difference, Is.CloseTo([1, -1]).Mistake("difference-sign", 1, 1)), "Value.op_Subtraction");
        Part.Of(0.25, "negative", () =>
        {
            var x = Scalars.Leaf(row.B);
            var y = Scalars.Negate(x);
            Assert.That(Scalars.Data(y), Is.CloseTo(-row.B));
            Assert.That(Scalars.Slopes(y, x), Is.CloseTo([-1]).Mistake("negative-sign", 1));
        }, "Value.op_UnaryNegation");
        Part.Of(0.25, "product", () => Judge(Scalars.Multiply, row, row.Product, Is.CloseTo([row.B, row.A]).Mistake("product-own-factor", row.A, row.B)), "Value.op_Multiply");
        Part.Of(0.25, "quotient", () => Judge(Scalars.Divide, row, row.Quotient, Is.CloseTo([row.QuotientByA, row.QuotientByB])
            .Mistake("quotient-sign", row.QuotientByA, -row.QuotientByB)
            .Mistake("quotient-unsquared", row.QuotientByA, -row.A / row.B)), "Value.op_Division");
        Part.Of(0.25, "power", () =>
        {
            var x = Scalars.Leaf(power.X);
            var y = Scalars.Power(x, power.Exponent);
            Assert.That(Scalars.Data(y), Is.CloseTo(power.Value).Mistake("power-as-product", power.X * power.Exponent));
            Assert.That(Scalars.Slopes(y, x), Is.CloseTo([power.Slope])
                .Mistake("power-without-exponent", power.Slope / power.Exponent).Mistake("power-not-lowered", power.Slope * power.X));
        }, "Value.Pow");
    }

    [Check(1, Group = "arithmetic", Case = Case.Edge, Hint = "doubles-arithmetic", Section = "arithmetic")]
    public void Limits()
    {
        Part.Of(0.2, "division-by-zero", () => Assert.That(
            new[] { Scalars.Data(Scalars.Divide(Scalars.Leaf(-2), Scalars.Leaf(0))), Scalars.Data(Scalars.Divide(Scalars.Leaf(0), Scalars.Leaf(0))) },
            Is.CloseTo([double.NegativeInfinity, double.NaN])), "Value.op_Division");
        Part.Of(0.2, "power-zero", () => Assert.That(Scalars.Data(Scalars.Power(Scalars.Leaf(0), 0)), Is.CloseTo(1)), "Value.Pow");
        Part.Of(0.2, "power-zero-derivative", () =>
        {
            var x = Scalars.Leaf(0);
            Assert.That(Scalars.Slopes(Scalars.Power(x, 0), x), Is.CloseTo([0.0]));
        }, "Value.Pow");
        Part.Of(0.2, "power-of-negative", () =>
        {
            var x = Scalars.Leaf(-2);
            var y = Scalars.Power(x, 3);
            Assert.That(Scalars.Data(y), Is.CloseTo(-8));
            Assert.That(Scalars.Slopes(y, x), Is.CloseTo([12.0]).Mistake("power-without-exponent", 4));
            Assert.That(Scalars.Data(Scalars.Power(Scalars.Leaf(-2), 0.5)), Is.CloseTo(double.NaN));
        }, "Value.Pow");
        Part.Of(0.2, "same-operand", () =>
        {
            var x = Scalars.Leaf(3);
            Assert.That(Scalars.DataOf([Scalars.Add(x, x), Scalars.Subtract(x, x), Scalars.Multiply(x, x), Scalars.Divide(x, x)]), Is.CloseTo([6.0, 0, 9, 1]));
        }, "Value.op_Multiply");
    }

    private static void Judge(Func<Handle?, Handle?, Handle> operation, Binary row, double result, CloseConstraint slopes)
    {
        Handle[] x = Scalars.Leaves(row.A, row.B);
        var y = operation(x[0], x[1]);
        Assert.That(Scalars.Data(y), Is.CloseTo(result));
        Assert.That(Scalars.Slopes(y, x), slopes.Mistake("detached", 0, 0));
    }
}

/// <summary>Functions on further inputs, and at their limits.</summary>
[Stage(2)]
public sealed class HiddenFunctions
{
    private static IScalars Scalars => Subject.Of<IScalars>();

    [Check(1, Group = "functions", Hint = "local-derivative", Section = "functions")]
    public void FurtherInputs()
    {
        var random = Subject.Random;
        Judge("exp", "Value.Exp", Scalars.Exp, random.Pick(Oracle.Exp), (x, y) => [("exp-as-power", x * Math.Exp(x - 1))]);
        Judge("log", "Value.Log", Scalars.Log, random.Pick(Oracle.Log), (x, y) => [("log-reciprocal", x)]);
        Judge("tanh", "Value.Tanh", Scalars.Tanh, random.Pick(Oracle.Tanh), (x, y) => [("tanh-of-input", 1 - x * x), ("tanh-unsquared", 1 - y)]);
        Judge("sigmoid", "Value.Sigmoid", Scalars.Sigmoid, random.Pick(Oracle.Sigmoid), (x, y) => [("sigmoid-of-input", x * (1 - x))]);
        Judge("relu", "Value.Relu", Scalars.Relu, random.Pick(Oracle.Relu.Where(r => r.X < 0).ToList()), (x, y) => [("relu-at-negative", 1)]);
    }

    [Check(1, Group = "functions", Case = Case.Edge, Hint = "doubles", Section = "functions")]
    public void Limits()
    {
        Part.Of(0.25, "log-of-zero", () => Assert.That(Scalars.DataOf(Scalars.Leaves(0, -1).Select(Scalars.Log)), Is.CloseTo([double.NegativeInfinity, double.NaN])), "Value.Log");
        Part.Of(0.25, "sigmoid-far-out", () =>
        {
            Handle[] x = Scalars.Leaves(-1000, 1000);
            Handle[] y = [.. x.Select(Scalars.Sigmoid)];
            Assert.That(Scalars.DataOf(y), Is.CloseTo([0.0, 1]));
            Assert.That(new[] { Scalars.Slopes(y[0], x[0])[0], Scalars.Slopes(y[1], x[1])[0] }, Is.CloseTo([0.0, 0]));
        }, "Value.Sigmoid");
        Part.Of(0.25, "tanh-far-out", () =>
        {
            Handle[] x = Scalars.Leaves(-1000, 1000);
            Handle[] y = [.. x.Select(Scalars.Tanh)];
            Assert.That(Scalars.DataOf(y), Is.CloseTo([-1.0, 1]));
            Assert.That(new[] { Scalars.Slopes(y[0], x[0])[0], Scalars.Slopes(y[1], x[1])[0] }, Is.CloseTo([0.0, 0]));
        }, "Value.Tanh");
        Part.Of(0.25, "relu-at-zero", () =>
        {
            var x = Scalars.Leaf(0);
            var y = Scalars.Relu(x);
            Assert.That(Scalars.Data(y), Is.CloseTo(0));
            Assert.That(Scalars.Slopes(y, x)[0], Is.CloseTo(0).OrCloseTo(1));
            Assert.That(Scalars.Data(Scalars.Relu(Scalars.Leaf(double.NaN))), Is.CloseTo(double.NaN));
        }, "Value.Relu");
    }

    private static void Judge(string name, string place, Func<Handle, Handle> function, Unary row, Func<double, double, (string, double)[]> mistakes) => Part.Of(0.2, name, () =>
    {
        var x = Scalars.Leaf(row.X);
        var y = function(x);
        Assert.That(Scalars.Data(y), Is.CloseTo(row.Value));
        var slope = Is.CloseTo(row.Slope).Mistake("detached", 0);
        foreach (var (key, wrong) in mistakes(row.X, row.Value)) slope.Mistake(key, wrong);
        Assert.That(Scalars.Slopes(y, x)[0], slope);
    }, place);
}

/// <summary>Other pairs of function and derivative.</summary>
[Stage(3)]
public sealed class HiddenCustomFunction
{
    private static IScalars Scalars => Subject.Of<IScalars>();

    [Check(0.5, Group = "custom-function", Hint = "custom", Section = "custom-function", Place = "Value.Custom")]
    public void OtherPair()
    {
        double at = Math.Round(Subject.Random.Uniform(2.1, 2.9), 3);
        var x = Scalars.Leaf(at);
        Func<double, double> f = u => u * u + 1, df = u => 7 - u;
        var y = Scalars.Custom(x, f, df);
        Assert.That(Scalars.Data(y), Is.CloseTo(f(at)).Mistake("custom-df-for-f", df(at)));
        Assert.That(Scalars.Slopes(y, x)[0], Is.CloseTo(df(at)).Within(1e-7).Mistake("detached", 0).Mistake("custom-ignores-df", 2 * at).Mistake("custom-f-for-df", f(at)).Mistake("custom-df-of-output", df(f(at))));
    }

    [Check(0.5, Group = "custom-function", Case = Case.Edge, Hint = "custom", Section = "custom-function", Place = "Value.Custom")]
    public void VerticalTangent()
    {
        var x = Scalars.Leaf(0);
        var y = Scalars.Custom(x, Math.Sqrt, u => 0.5 / Math.Sqrt(u));
        Assert.That(Scalars.Data(y), Is.CloseTo(0));
        Assert.That(Scalars.Slopes(y, x)[0], Is.CloseTo(double.PositiveInfinity));
    }

    [Check(0.5, Group = "custom-function", Case = Case.BadInput, Hint = "refuse", Section = "custom-function", Place = "Value.Custom")]
    public void Refusals()
    {
        var x = Scalars.Leaf(1);
        Assert.That(() => Scalars.Data(Scalars.CustomWithout("x", x)), Is.Rejected);
        Assert.That(() => Scalars.Data(Scalars.CustomWithout("f", x)), Is.Rejected);
        Assert.That(() => Scalars.Data(Scalars.CustomWithout("df", x)), Is.Rejected);
    }
}
