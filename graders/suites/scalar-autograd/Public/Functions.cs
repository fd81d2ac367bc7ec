namespace Gradus.Suites.Scalars.Public;

/// <summary>Exponential, logarithm and activations: results and local derivatives.</summary>
[Stage(2)]
public sealed class Functions
{
    private static IScalars Scalars => Subject.Of<IScalars>();

    [Check(1, Group = "functions", Hint = "function-data", Section = "functions")]
    public void Values()
    {
        var random = Subject.Random;
        Unary exp = random.Pick(Oracle.Exp), log = random.Pick(Oracle.Log), tanh = random.Pick(Oracle.Tanh), sigmoid = random.Pick(Oracle.Sigmoid);
        Part.Of(0.2, "exp", () => Assert.That(Scalars.Data(Scalars.Exp(Scalars.Leaf(exp.X))), Is.CloseTo(exp.Value)), "Value.Exp");
        Part.Of(0.2, "log", () => Assert.That(Scalars.Data(Scalars.Log(Scalars.Leaf(log.X))),
            Is.CloseTo(log.Value).Mistake("log-other-base", Math.Log10(log.X)).Mistake("log-other-base", Math.Log2(log.X))), "Value.Log");
        Part.Of(0.2, "tanh", () => Assert.That(Scalars.Data(Scalars.Tanh(Scalars.Leaf(tanh.X))), Is.CloseTo(tanh.Value)), "Value.Tanh");
        Part.Of(0.2, "sigmoid", () => Assert.That(Scalars.Data(Scalars.Sigmoid(Scalars.Leaf(sigmoid.X))),
            Is.CloseTo(sigmoid.Value).Mistake("sigmoid-mirrored", 1 - sigmoid.Value)), "Value.Sigmoid");
        Part.Of(0.2, "relu", () => Assert.That(Scalars.DataOf(Scalars.Leaves(-1.5, 2.5).Select(Scalars.Relu)), Is.CloseTo([0.0, 2.5])), "Value.Relu");
    }

    [Check(1.5, Group = "functions", Hint = "local-derivative", Section = "functions")]
    public void Derivatives()
    {
        var random = Subject.Random;
        Unary exp = random.Pick(Oracle.Exp), log = random.Pick(Oracle.Log), tanh = random.Pick(Oracle.Tanh), sigmoid = random.Pick(Oracle.Sigmoid);
        double above = random.Pick(Oracle.Relu.Where(r => r.X > 0).ToList()).X, below = random.Pick(Oracle.Relu.Where(r => r.X < 0).ToList()).X;
        Part.Of(0.3, "exp", () => Assert.That(Slope(exp.X, Scalars.Exp), Is.CloseTo(exp.Slope).Mistake("exp-as-power", exp.X * Math.Exp(exp.X - 1))), "Value.Exp");
        Part.Of(0.3, "log", () => Assert.That(Slope(log.X, Scalars.Log), Is.CloseTo(log.Slope).Mistake("log-reciprocal", log.X)), "Value.Log");
        Part.Of(0.3, "tanh", () => Assert.That(Slope(tanh.X, Scalars.Tanh), Is.CloseTo(tanh.Slope)
            .Mistake("tanh-of-input", 1 - tanh.X * tanh.X).Mistake("tanh-unsquared", 1 - tanh.Value)), "Value.Tanh");
        Part.Of(0.3, "sigmoid", () => Assert.That(Slope(sigmoid.X, Scalars.Sigmoid), Is.CloseTo(sigmoid.Slope)
            .Mistake("sigmoid-of-input", sigmoid.X * (1 - sigmoid.X))), "Value.Sigmoid");
        Part.Of(0.3, "relu", () =>
        {
            Assert.That(Slope(above, Scalars.Relu), Is.CloseTo(1));
            Assert.That(Slope(below, Scalars.Relu), Is.CloseTo(0).Mistake("relu-at-negative", 1));
        }, "Value.Relu");
    }

    private static double Slope(double at, Func<Handle, Handle> function)
    {
        var x = Scalars.Leaf(at);
        return Scalars.Slopes(function(x), x)[0];
    }
}

/// <summary>A function that comes with its derivative.</summary>
[Stage(3)]
public sealed class CustomFunction
{
    private static IScalars Scalars => Subject.Of<IScalars>();

    // The pair does not belong together, as in a straight-through estimator: only who calls df at the input gets its value. The slope of f is 0.25:
    // neither df's nor the 0 of a result that depends on nothing.
    [Check(1, Group = "custom-function", Hint = "custom", Section = "custom-function", Place = "Value.Custom")]
    public void Pair()
    {
        double at = Subject.Random.Int(2, 9) + Math.Round(Subject.Random.Uniform(0.1, 0.4), 3);
        var x = Scalars.Leaf(at);
        Func<double, double> f = u => Math.Round(u) + 0.25 * u, df = u => 3 * u + 0.5;
        var y = Scalars.Custom(x, f, df);
        Part.Of(0.5, "custom-value", () => Assert.That(Scalars.Data(y), Is.CloseTo(f(at)).Mistake("custom-df-for-f", df(at))));
        Part.Of(0.5, "custom-derivative", () => Assert.That(Scalars.Slopes(y, x)[0], Is.CloseTo(df(at)).Within(1e-7)
            .Mistake("detached", 0).Mistake("custom-ignores-df", 0.25).Mistake("custom-f-for-df", f(at)).Mistake("custom-df-of-output", df(f(at)))));
    }
}
