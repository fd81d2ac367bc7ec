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

    private static Differentiable Halved(Differentiable f, bool reverse) => reverse
        ? f with { Vjp = (x, u) => [.. f.Vjp!(x, u).Select(g => g?.With([.. g.Values.Select(v => v / 2)]))] }
        : f with { Jvp = (x, v) => f.Jvp!(x, v) is var t ? t.With([.. t.Values.Select(d => d / 2)]) : t };

    private static GradientReport Check(Differentiable f, int order) => GradientCheck.Of(f, Divide.Sample(new CheckRandom(3)), new GradientOptions { Order = order });

    private static TestCaseData Case(string mode, Func<Differentiable, Differentiable> spoil) => new TestCaseData(mode, spoil).SetArgDisplayNames(mode);
}
