using Gradus.Contracts;
using Gradus.Grading.Gradients;
using Gradus.Grading.Seeds;
using NUnit.Framework;

namespace Gradus.Tests.Gradients;

/// <summary>No false alarms, and nothing missed, on nice and nasty functions.</summary>
public sealed class RightFunctionTests
{
    // A slope of 1e-4 of theirs is below the rounding of their own values.
    private static readonly string[] Blunt = ["tanh, saturated", "softplus at -40", "(1e12 + sin x) - 1e12"];

    private static IEnumerable<RightFunction> All => RightFunctions.All;

    private static IEnumerable<RightFunction> Sharp => RightFunctions.All.Where(f => !Blunt.Contains(f.Name));

    [TestCaseSource(nameof(All))]
    public void A_right_gradient_is_never_called_wrong(RightFunction f)
    {
        for (ulong seed = 1; seed <= 100; seed++)
        {
            var report = Check(f, f.Claim, seed);
            Assert.That(report.Finding, Is.Null, $"seed {seed}");
        }
    }

    [TestCaseSource(nameof(Sharp))]
    public void A_gradient_that_is_off_by_a_ten_thousandth_is_always_called_wrong(RightFunction f)
    {
        for (ulong seed = 1; seed <= 30; seed++)
        {
            if (f.Gradient(f.Point(new CheckRandom(seed))).All(g => g == 0)) continue;
            var report = Check(f, Differentiable.Of(f.Value, x => [.. f.Gradient(x).Select(g => g * 1.0001)]), seed);
            Assert.That(report.Finding?.Fault, Is.EqualTo(GradientFault.WrongValue), $"seed {seed}");
        }
    }

    // The tolerance is 1e-7 of each entry. A projection of them must not be judged by its own value, which may be small because they cancel.
    [TestCase(1e-8, 0)]
    [TestCase(6e-8, 1)]
    public void Entries_that_are_off_by_less_than_the_tolerance_are_right(double noise, int flagged)
    {
        int wrong = 0;
        foreach (int size in (int[])[5, 40, 150])
        {
            var f = Differentiable.Of(x => x.Sum(v => v * v * v), x => [.. x.Select((v, i) => 3 * v * v * (1 + noise * Math.Sin(1e4 * v + i)))]);
            for (ulong seed = 1; seed <= 30; seed++)
                if (!GradientCheck.Of(f, [Shaped.Vector(new CheckRandom(seed).Array(size, r => r.Uniform(-2, 2)))], new GradientOptions { Seed = seed }).Right) wrong++;
        }
        Assert.That(wrong, Is.LessThanOrEqualTo(flagged), "of 90 checks");
    }

    [Test]
    public void Operations_in_float32_are_right_in_single_precision_and_rough_ones_still_wrong()
    {
        Assert.That(Check(Rounded(1), Precision.Single).Finding, Is.Null);
        Assert.That(Check(Rounded(1.01f), Precision.Single).Finding?.Fault, Is.EqualTo(GradientFault.WrongValue));
        Assert.That(Check(Rounded(1), Precision.Double).Finding, Is.Null, "float32's noise is seen as noise");

        static GradientReport Check(Differentiable f, Precision precision) => GradientCheck.Of(f, [Shaped.Vector(0.3, -0.8, 1.1)], new GradientOptions { Precision = precision });
        static Differentiable Rounded(float factor) => Differentiable.Of(
            x => x.Select(v => MathF.Tanh((float)v) * (float)v).Sum(),
            x => [.. x.Select(v => (double)(factor * (MathF.Tanh((float)v) + (float)v * (1 - MathF.Tanh((float)v) * MathF.Tanh((float)v)))))]);
    }

    [Test]
    public void Equal_seeds_give_equal_checks()
    {
        List<double> first = [], second = [];
        foreach (var points in new[] { first, second })
            GradientCheck.Of(Differentiable.Of(x => { points.AddRange(x); return x[0] * x[1]; }, x => [x[1], x[0]]), [Shaped.Vector(0.3, 0.4)], new GradientOptions { Seed = 5 });
        Assert.That(second, Is.EqualTo(first));
    }

    private static GradientReport Check(RightFunction f, Differentiable claim, ulong seed) => GradientCheck.Of(claim, [Shaped.Vector(f.Point(new CheckRandom(seed)))], new GradientOptions { Seed = seed });
}
