using Gradus.Descent;
using NUnit.Framework;

namespace Gradus.Tests.Descent;

/// <summary>Bad input gets an exception that names argument, value and expectation.</summary>
public sealed class RefusalTests
{
    private static readonly Func<double, double> Square = w => w * w, Twice = w => 2 * w;
    private static readonly Func<double[], double> Sum = w => w.Sum();
    private static readonly Func<double[], double[]> Ones = w => [.. w.Select(_ => 1.0)];

    private static readonly double[] BadRates = [0, -1, double.NaN, double.PositiveInfinity];

    private static IEnumerable<TestCaseData> Numbers =>
    [
        .. from bad in BadRates
           from row in new (string Name, string Argument, Action Act)[]
           {
               ("Slope.At", "h", () => Slope.At(Square, 1, bad)),
               ("Slope.Gradient", "h", () => Slope.Gradient(Sum, [1], bad)),
               ("Step", "rate", () => GradientDescent.Step(Twice, 1, bad)),
               ("Step of several", "rate", () => GradientDescent.Step(Ones, [1], bad)),
               ("Minimize", "rate", () => GradientDescent.Minimize(Twice, 1, bad, 0)),
               ("Minimize of several", "rate", () => GradientDescent.Minimize(Sum, Ones, [1], bad, 0)),
               ("Largest", "curvature", () => LearningRate.Largest(bad)),
               ("Best", "smallest", () => LearningRate.Best(bad, 10)),
               ("Best", "largest", () => LearningRate.Best(1, bad)),
           }
           select Row(row.Name, row.Argument, bad, "expected a finite number above 0", row.Act),
        Row("Minimize", "steps", -1, "expected 0 or more", () => GradientDescent.Minimize(Twice, 1, 0.1, -1)),
        Row("Minimize of several", "steps", int.MinValue, "expected 0 or more", () => GradientDescent.Minimize(Sum, Ones, [1], 0.1, int.MinValue)),
        .. from bad in new[] { -1e-9, double.NaN, double.PositiveInfinity }
           select Row("Minimize of several", "tolerance", bad, "expected a finite number, 0 or more", () => GradientDescent.Minimize(Sum, Ones, [1], 0.1, 1, bad)),
        Row("Best", "smallest", 10, "largest is 6; expected smallest not above largest", () => LearningRate.Best(10, 6)),
    ];

    [TestCaseSource(nameof(Numbers))]
    public void A_number_out_of_range(string argument, double value, string expectation, Action act)
    {
        var thrown = Assert.Throws<ArgumentOutOfRangeException>(() => act())!;
        Assert.That(thrown.ParamName, Is.EqualTo(argument));
        Assert.That(thrown.Message, Does.StartWith(FormattableString.Invariant($"{argument} is {value}")).And.Contain(expectation));
    }

    private static IEnumerable<TestCaseData> Lengths =>
    [
        new TestCaseData((Action)(() => GradientDescent.Step(_ => [1], [1, 2], 0.1)), "gradient(w) has 1 elements; expected 2").SetName("{m}(Step, too few)"),
        new TestCaseData((Action)(() => GradientDescent.Step(_ => [1, 2, 3], [1, 2], 0.1)), "gradient(w) has 3 elements; expected 2").SetName("{m}(Step, too many)"),
        new TestCaseData((Action)(() => GradientDescent.Minimize(Sum, _ => [1], [1, 2], 0.1, 1)), "gradient(w) has 1 elements; expected 2").SetName("{m}(Minimize, too few)"),
        new TestCaseData((Action)(() => GradientDescent.Minimize(Sum, _ => [1, 2, 3], [1, 2], 0.1, 1)), "gradient(w) has 3 elements; expected 2").SetName("{m}(Minimize, too many)"),
    ];

    [TestCaseSource(nameof(Lengths))]
    public void A_gradient_of_another_length(Action act, string message) =>
        Assert.That(() => act(), Throws.TypeOf<ArgumentException>().With.Message.Contains(message));

    private static IEnumerable<TestCaseData> Nulls =>
    [
        Null("f", () => Slope.At(null!, 1)),
        Null("f", () => Slope.Gradient(null!, [1])),
        Null("x", () => Slope.Gradient(Sum, null!)),
        Null("derivative", () => GradientDescent.Step((Func<double, double>)null!, 1, 0.1)),
        Null("gradient", () => GradientDescent.Step(null!, [1], 0.1)),
        Null("w", () => GradientDescent.Step(Ones, null!, 0.1)),
        Null("gradient(w)", () => GradientDescent.Step(_ => null!, [1], 0.1)),
        Null("derivative", () => GradientDescent.Minimize(null!, 1, 0.1, 1)),
        Null("f", () => GradientDescent.Minimize(null!, Ones, [1], 0.1, 1)),
        Null("gradient", () => GradientDescent.Minimize(Sum, null!, [1], 0.1, 1)),
        Null("start", () => GradientDescent.Minimize(Sum, Ones, null!, 0.1, 1)),
        Null("gradient(w)", () => GradientDescent.Minimize(Sum, _ => null!, [1], 0.1, 1)),
    ];

    [TestCaseSource(nameof(Nulls))]
    public void Null_is_named(string argument, Action act) =>
        Assert.That(Assert.Throws<ArgumentNullException>(() => act())!.ParamName, Is.EqualTo(argument));

    private static TestCaseData Row(string member, string argument, double value, string expectation, Action act) =>
        new TestCaseData(argument, value, expectation, act).SetArgDisplayNames(member, argument, FormattableString.Invariant($"{value}"));

    private static TestCaseData Null(string argument, Action act) => new TestCaseData(argument, act).SetArgDisplayNames(argument);
}
