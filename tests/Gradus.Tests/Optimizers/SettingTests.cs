using System.Globalization;
using Gradus.Optimizers;
using NUnit.Framework;

namespace Gradus.Tests.Optimizers;

/// <summary>Settings that no rule can have are refused where they are made, with name, value and what would be right.</summary>
public sealed class SettingTests
{
    private static IEnumerable<TestCaseData> Refused =>
    [
        .. Numbers("rate", "not negative", v => new Sgd(v), -0.1, double.NaN, double.PositiveInfinity),
        .. Numbers("momentum", "up to, but not including, 1", v => new Momentum(1, v), -0.1, 1, double.NaN),
        .. Numbers("momentum", "up to, but not including, 1", v => new Nesterov(1, v), -0.1, 1, double.NaN),
        .. Numbers("inertia", "up to, but not including, 1", v => new Inertia(1, v), -0.1, 1, double.NaN),
        .. Numbers("dampening", "from 0 to 1", v => new Momentum(1, 0.9, MomentumForm.PyTorch, v), -0.1, 1.5, double.NaN),
        .. Numbers("dampening", "MomentumForm.PyTorch", v => new Momentum(1, 0.9, MomentumForm.Lecture, v), 0.1, double.NaN),
        .. Numbers("epsilon", "not negative", v => new Adagrad(1, v), -1e-9, double.NaN, double.PositiveInfinity),
        .. Numbers("start", "not negative", v => new Adagrad(1, start: v), -1, double.NaN),
        .. Numbers("gamma", "up to, but not including, 1", v => new RmsProp(1, v), -0.1, 1),
        .. Numbers("epsilon", "not negative", v => new RmsProp(1, epsilon: v), -1e-9),
        .. Numbers("start", "not negative", v => new RmsProp(1, start: v), -1),
        .. Numbers("beta1", "up to, but not including, 1", v => new Adam(1, v), -0.1, 1, double.NaN),
        .. Numbers("beta2", "up to, but not including, 1", v => new Adam(1, 0.9, v), -0.1, 1),
        .. Numbers("epsilon", "not negative", v => new Adam(1, epsilon: v), -1e-9, double.NaN),
        .. Numbers("factor", "not negative", v => Schedule.Exponential(1, v), -0.5, double.NaN),
        .. Numbers("factor", "not negative", v => Schedule.Stairs(1, v, 10), -0.5),
        .. Numbers("every", "at least 1", v => Schedule.Stairs(1, 0.5, (int)v), 0, -3),
        .. Numbers("decay", "not negative", v => Schedule.InverseTime(1, v), -0.5),
        .. Numbers("rate", "not negative", v => Schedule.InverseTime(v, 1), -0.5),
        .. Numbers("steps", "at least 1", v => Schedule.Cosine(1, (int)v), 0),
        .. Numbers("last", "not negative", v => Schedule.Cosine(1, 10, v), -0.5),
        .. Numbers("steps", "at least 1", v => Schedule.Constant(1).WithWarmUp((int)v), 0),
        .. Numbers("lambda", "not negative", v => WeightDecay.L2(v), -0.5, double.NaN),
        .. Numbers("lambda", "not negative", v => WeightDecay.Decoupled(v), -0.5),
        .. Numbers("limit", "above 0", v => Clipping.ByNorm(v), 0, -1, double.NaN, double.PositiveInfinity),
        .. Numbers("limit", "above 0", v => Clipping.ByValue(v), 0, -1),
    ];

    [TestCaseSource(nameof(Refused))]
    [SetCulture("ru-RU")]
    public void A_setting_out_of_its_range(string name, double value, string expected, Func<double, object> made)
    {
        var refusal = Assert.Throws<ArgumentOutOfRangeException>(() => made(value))!;
        Assert.That(refusal.ParamName, Is.EqualTo(name));
        Assert.That(refusal.Message, Does.StartWith(string.Create(CultureInfo.InvariantCulture, $"{name} is {value}: ")).And.Contain(expected));
    }

    [Test]
    public void A_form_that_does_not_exist() => Assert.Multiple(() =>
    {
        Assert.That(Assert.Throws<ArgumentOutOfRangeException>(() => _ = new Adam(1, form: (AdamForm)7))!.Message, Does.Contain("form is 7").And.Contain("Lecture, KingmaBa, KingmaBaShort"));
        Assert.That(Assert.Throws<ArgumentOutOfRangeException>(() => _ = new Momentum(1, form: (MomentumForm)7))!.Message, Does.Contain("Lecture, PyTorch"));
        Assert.That(Assert.Throws<ArgumentOutOfRangeException>(() => _ = new RmsProp(1, place: (EpsilonPlace)7))!.Message, Does.Contain("UnderRoot, BesideRoot"));
    });

    [Test]
    public void Nothing_where_a_setting_should_be() => Assert.Multiple(() =>
    {
        Assert.That(() => new Sgd(null!), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("rate"));
        Assert.That(() => new Sgd(1) { Decay = null! }, Throws.ArgumentNullException);
        Assert.That(() => new Sgd(1) { Clipping = null! }, Throws.ArgumentNullException);
    });

    [Test(Description = "0 is a number like others: no step, no inertia, no ε")]
    public void The_least_numbers_are_allowed() =>
        Assert.That(() => new object[] { new Sgd(0), new Momentum(0, 0), new Adam(0, 0, 0, 0), new Adagrad(0, 0), WeightDecay.L2(0), new Momentum(0, 0, MomentumForm.PyTorch, 1) }, Throws.Nothing);

    private static IEnumerable<TestCaseData> Numbers(string name, string expected, Func<double, object> made, params double[] values) =>
        values.Select(value => new TestCaseData(name, value, expected, made));
}
