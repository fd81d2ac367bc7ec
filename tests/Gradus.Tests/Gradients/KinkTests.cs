using Gradus.Contracts;
using Gradus.Grading.Gradients;
using Gradus.Grading.Records;
using NUnit.Framework;

namespace Gradus.Tests.Gradients;

/// <summary>A point without a derivative is called so and never a wrong gradient; a wrong gradient beside one is still wrong.</summary>
public sealed class KinkTests
{
    private static IEnumerable<TestCaseData> Kinks =>
    [
        Case("relu at 0, 0", x => Math.Max(x, 0), _ => 0, 0),
        Case("relu at 0, 1", x => Math.Max(x, 0), _ => 1, 0),
        Case("1e3 + relu at 0", x => 1e3 + Math.Max(x, 0), _ => 0, 0),
        Case("|x| at 0, 1", Math.Abs, _ => 1, 0),
        Case("|x| + sin x at 0", x => Math.Abs(x) + Math.Sin(x), _ => 2, 0),
        Case("1e-6 · |x - 1| at 1", x => 1e-6 * Math.Abs(x - 1), _ => 1e-6, 1),
        Case("a step at the jump", x => x >= 1 ? 1 : 0, _ => 0, 1),
        Case("floor at 2", Math.Floor, _ => 0, 2),
        Case("cube root at 0", Math.Cbrt, _ => 0, 0),
        Case("√|x| at 0", x => Math.Sqrt(Math.Abs(x)), _ => 1, 0),
    ];

    private static IEnumerable<TestCaseData> Edges =>
    [
        Case("√x at 0", Math.Sqrt, _ => 0, 0),
        Case("x·log x, 0 at 0", x => x == 0 ? 0 : x * Math.Log(x), _ => 0, 0),
        Case("acos at 1", Math.Acos, _ => 0, 1),
        Case("a function that refuses what is not positive", x => x >= 0 ? x : throw new ArgumentOutOfRangeException(nameof(x)), _ => 1, 0),
    ];

    private static IEnumerable<TestCaseData> Wrong =>
    [
        Case("relu at 1e-5", x => Math.Max(x, 0), _ => 0.5, 1e-5),
        Case("|x| at -1e-6", Math.Abs, _ => 1, -1e-6),
        Case("x·|x| at 0, which is smooth once", x => x * Math.Abs(x), _ => 0.01, 0),
        Case("1000·x² at 0", x => 1000 * x * x, _ => 0.1, 0),
        Case("exp(100·x)", x => Math.Exp(100 * x), x => 100.1 * Math.Exp(100 * x), 0.1),
        Case("1e6·x² at 1e-3", x => 1e6 * x * x, x => 2.001e6 * x, 1e-3),
        Case("sin(1e4·x)", x => Math.Sin(1e4 * x), x => 0.999e4 * Math.Cos(1e4 * x), 0.3),
        Case("atan(1e6·x) at 0", x => Math.Atan(1e6 * x), _ => 0.999e6, 0),
        Case("tanh, 0 claimed", Math.Tanh, _ => 0, 0.4),
        Case("log at 1e-8", Math.Log, x => 1.001 / x, 1e-8),
        Case("sin x + 1e-9·|x| at 0: the kink is too small to be the reason", x => Math.Sin(x) + 1e-9 * Math.Abs(x), _ => 1.001, 0),
    ];

    [TestCaseSource(nameof(Kinks))]
    public void A_kink_is_not_called_a_wrong_gradient(Func<double, double> f, Func<double, double> d, double at)
    {
        var finding = Check(f, d, at)!;
        Assert.That((finding.Fault, finding.Got.Key, finding.Cause?.Key), Is.EqualTo((GradientFault.NotDifferentiable, "gradient.kink", "gradient.choose-another-point")));
    }

    [TestCaseSource(nameof(Edges))]
    public void The_edge_of_the_domain_is_called_so(Func<double, double> f, Func<double, double> d, double at)
    {
        var finding = Check(f, d, at)!;
        Assert.That((finding.Fault, finding.Got.Key), Is.EqualTo((GradientFault.NotDifferentiable, "gradient.edge")));
    }

    [TestCaseSource(nameof(Wrong))]
    public void No_kink_excuses_a_wrong_gradient(Func<double, double> f, Func<double, double> d, double at) => Assert.That(Check(f, d, at)?.Fault, Is.EqualTo(GradientFault.WrongValue));

    [Test]
    public void Both_sides_are_told()
    {
        var got = Check(x => x > 0 ? 3 * x : -x, _ => 0, 0)!.Got;
        Assert.That(got, Is.EqualTo(Text.Of("gradient.kink", ("place", "∂y/∂x[0]"), ("left", "-1"), ("right", "3"))));
    }

    [Test]
    public void A_wrong_gradient_of_one_input_is_reported_before_the_kink_of_another()
    {
        var finding = GradientCheck.Of(Differentiable.Of(x => Math.Abs(x[0]) + Math.Sin(x[1]), x => [1, 1.5 * Math.Cos(x[1])]), [Shaped.Vector(0, 1)]).Finding!;
        Assert.That((finding.Fault, finding.Element), Is.EqualTo((GradientFault.WrongValue, 1)));
    }

    // Every convention is a number; NaN is none.
    [TestCase(double.NaN)]
    [TestCase(double.PositiveInfinity)]
    public void A_derivative_that_is_not_finite_is_a_fault_at_a_kink_too(double claimed)
    {
        foreach (var (f, at) in new (Func<double, double>, double)[] { (x => Math.Abs(x), 0), (x => Math.Sqrt(x), 0), (Math.Floor, 2), (x => x * x, 0) })
            Assert.That(Check(f, x => x == at ? claimed : 1, at)?.Fault, Is.EqualTo(GradientFault.Malformed));
    }

    [TestCase(0.5, false)]
    [TestCase(0, true)]
    [TestCase(1, true)]
    [TestCase(0.4, true)]
    public void At_a_kink_the_mean_of_both_sides_passes_and_every_other_number_is_refused(double claimed, bool refused) =>
        Assert.That(Check(x => Math.Max(x, 0), x => x > 0 ? 1 : x < 0 ? 0 : claimed, 0)?.Fault, Is.EqualTo(refused ? GradientFault.NotDifferentiable : (GradientFault?)null));

    [Test]
    public void Modes_that_choose_different_sides_of_a_kink_are_not_wrong()
    {
        var relu = new Differentiable { Value = x => Shaped.Scalar(Math.Max(x[0].Values[0], 0)), Vjp = (x, u) => [x[0].With([x[0].Values[0] > 0 ? u.Values[0] : 0])], Jvp = (x, v) => Shaped.Scalar(x[0].Values[0] >= 0 ? v[0]!.Values[0] : 0) };
        Assert.That(GradientCheck.Of(relu, [Shaped.Vector(0)]).Finding?.Fault, Is.EqualTo(GradientFault.NotDifferentiable));
    }

    [Test]
    public void A_tie_is_a_kink_and_both_halves_pass()
    {
        Differentiable Max(double share) => Differentiable.Of(x => Math.Max(x[0], x[1]), x => x[0] == x[1] ? [share, 1 - share] : x[0] > x[1] ? [1, 0] : [0, 1]);
        Assert.That(GradientCheck.Of(Max(1), [Shaped.Vector(2, 2)]).Finding?.Fault, Is.EqualTo(GradientFault.NotDifferentiable));
        Assert.That(GradientCheck.Of(Max(0.5), [Shaped.Vector(2, 2)]).Finding?.Fault, Is.Null.Or.EqualTo(GradientFault.NotDifferentiable), "along one axis the halves are the mean of both sides, along others they need not be");
    }

    private static GradientFinding? Check(Func<double, double> f, Func<double, double> d, double at) => GradientCheck.Of(Differentiable.Of(x => f(x[0]), x => [d(x[0])]), [Shaped.Vector(at)]).Finding;

    private static TestCaseData Case(string name, Func<double, double> f, Func<double, double> d, double at) => new TestCaseData(f, d, at).SetArgDisplayNames(name);
}
