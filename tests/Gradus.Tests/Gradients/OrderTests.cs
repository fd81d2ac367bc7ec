using Gradus.Contracts;
using Gradus.GradientStudy;
using Gradus.GradientStudy.Plain;
using Gradus.Grading.Gradients;
using Gradus.Grading.Records;
using Gradus.Grading.Seeds;
using NUnit.Framework;

namespace Gradus.Tests.Gradients;

/// <summary>Derivatives of derivatives are the same check once more, in all four mixes.</summary>
public sealed class OrderTests
{
    private static readonly Operation Divide = new PlainCatalogue().Operations.Single(o => o.Name == "divide");

    private static IEnumerable<TestCaseData> Mixes =>
    [
        Case("reverse-over-reverse", f => f with { Order2Reverse = u => Halved(f.Order2Reverse!(u), reverse: true) }),
        Case("forward-over-reverse", f => f with { Order2Reverse = u => Halved(f.Order2Reverse!(u), reverse: false) }),
        Case("reverse-over-forward", f => f with { Order2Forward = v => Halved(f.Order2Forward!(v), reverse: true) }),
        Case("forward-over-forward", f => f with { Order2Forward = v => Halved(f.Order2Forward!(v), reverse: false) }),
    ];

    [TestCaseSource(nameof(Mixes))]
    public void A_wrong_mix_is_found_and_named(string mode, Func<Differentiable, Differentiable> spoil)
    {
        var finding = Check(spoil(Divide.Right), 2).Finding!;
        Assert.That((finding.Mode, finding.Got.Key, finding.Cause), Is.EqualTo((mode, $"gradient.by-{mode}", Text.Of("gradient.factor", ("factor", "1/2")))));
    }

    private static IEnumerable<TestCaseData> OtherValues =>
    [
        Case("reverse-over-reverse", f => f with { Order2Reverse = u => Plus(f.Order2Reverse!(u), 1e-6) }),
        Case("forward-over-forward", f => f with { Order2Forward = v => Plus(f.Order2Forward!(v), 1e-6) }),
    ];

    // A constant more has the same derivatives: only the value shows that it is another function.
    [TestCaseSource(nameof(OtherValues))]
    public void What_is_differentiated_again_is_the_derivative_of_order_one(string mode, Func<Differentiable, Differentiable> spoil)
    {
        var finding = Check(spoil(Divide.Right), 2).Finding!;
        Assert.That((finding.Fault, finding.Mode, finding.Expected.Key, finding.Got.Key), Is.EqualTo((GradientFault.BadFunction, mode.Split('-')[^1], "gradient.value-is-derivative", "gradient.value")));
        Assert.That((finding.Expected.Args!["order"], Math.Round((finding.Analytic - finding.Numeric) * 1e9)), Is.EqualTo(("1", 1000)));
    }

    [Test]
    public void A_value_of_another_shape_is_found() =>
        Assert.That(Check(Divide.Right with { Order2Reverse = u => Divide.Right.Order2Reverse!(u) with { Value = _ => Shaped.Vector(1) } }, 2).Finding?.Expected.Key, Is.EqualTo("value.shape"));

    // The upstream gradient of order one is one number here, and fixed: 6x·u² is u times too much, which no cause shall call a factor.
    [Test]
    public void The_upstream_gradient_of_order_one_is_not_called_a_factor()
    {
        Differentiable cube = new()
        {
            Value = x => Shaped.Vector(Math.Pow(x[0].Values[0], 3)),
            Vjp = (x, u) => [Shaped.Vector(3 * Math.Pow(x[0].Values[0], 2) * u.Values[0])],
            Order2Reverse = u => new() { Value = x => Shaped.Vector(3 * Math.Pow(x[0].Values[0], 2) * u.Values[0]), Vjp = (x, w) => [Shaped.Vector(6 * x[0].Values[0] * u.Values[0] * u.Values[0] * w.Values[0])] },
        };
        var finding = GradientCheck.Of(cube, [Shaped.Vector(1.3)], new GradientOptions { Order = 2 }).Finding!;
        Assert.That((finding.Mode, finding.Cause), Is.EqualTo(("reverse-over-reverse", (Text?)null)));
    }

    [Test]
    public void Order_one_does_not_look_further()
    {
        Assert.That(Check(Divide.Right with { Order2Reverse = u => Halved(Divide.Right.Order2Reverse!(u), reverse: true) }, 1).Finding, Is.Null);
        Assert.That(Check(Divide.Right, 2).Finding, Is.Null);
    }

    // exp is its own derivative, so that its derivatives of every order are at hand.
    [TestCase(4, 5, null)]
    [TestCase(4, 4, "reverse-over-reverse")]
    [TestCase(3, 2, "reverse-over-reverse")]
    public void Orders_go_as_far_as_asked(int order, int wrongAt, string? mode)
    {
        var finding = GradientCheck.Of(Exp(1, 1), [Shaped.Vector(0.3)], new GradientOptions { Order = order }).Finding;
        Assert.That(finding?.Mode, Is.EqualTo(mode));
        if (wrongAt > 2 && mode is not null) Assert.That(finding!.Got.Args!["order"], Is.EqualTo($"{wrongAt}"));

        Differentiable Exp(double times, int level) => new()
        {
            Value = x => Shaped.Vector(times * Math.Exp(x[0].Values[0])),
            Vjp = (x, u) => [Shaped.Vector(times * (level == wrongAt ? 1.1 : 1) * u.Values[0] * Math.Exp(x[0].Values[0]))],
            Order2Reverse = u => Exp(times * u.Values[0], level + 1),
        };
    }

    private static Differentiable Plus(Differentiable f, double more) => f with { Value = x => f.Value(x) is var y ? y.With([.. y.Values.Select(v => v + more)]) : y };

    private static Differentiable Halved(Differentiable f, bool reverse) => reverse
        ? f with { Vjp = (x, u) => [.. f.Vjp!(x, u).Select(g => g?.With([.. g.Values.Select(v => v / 2)]))] }
        : f with { Jvp = (x, v) => f.Jvp!(x, v) is var t ? t.With([.. t.Values.Select(d => d / 2)]) : t };

    private static GradientReport Check(Differentiable f, int order) => GradientCheck.Of(f, Divide.Sample(new CheckRandom(3)), new GradientOptions { Order = order });

    private static TestCaseData Case(string mode, Func<Differentiable, Differentiable> spoil) => new TestCaseData(mode, spoil).SetArgDisplayNames(mode);
}
