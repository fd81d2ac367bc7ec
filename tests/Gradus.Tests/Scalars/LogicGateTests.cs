using Gradus.Scalars;
using NUnit.Framework;

namespace Gradus.Tests.Scalars;

/// <summary>Threshold logic, LECTURES.md row 18.</summary>
public class LogicGateTests
{
    [TestCase(false, false, false, false, false)]
    [TestCase(false, true, false, true, true)]
    [TestCase(true, false, false, true, true)]
    [TestCase(true, true, true, true, false)]
    public void Truth_table(bool x1, bool x2, bool and, bool or, bool xor)
    {
        Assert.That(LogicGates.And().Fires(x1, x2), Is.EqualTo(and), "and");
        Assert.That(LogicGates.Or().Fires(x1, x2), Is.EqualTo(or), "or");
        Assert.That(LogicGates.Xor().Fires(x1, x2), Is.EqualTo(xor), "xor in two layers");
        Assert.That(new ThresholdNeuron([1, 1, -2], -0.5).Fires(x1, x2, x1 && x2), Is.EqualTo(xor), "xor with the product x1·x2 as a third input");
        Assert.That(LogicGates.Not().Fires(x1), Is.EqualTo(!x1), "not");
    }

    [Test]
    public void The_neurons_are_the_lectures()
    {
        Assert.That((LogicGates.And().Weights, LogicGates.And().Bias), Is.EqualTo((new double[] { 1, 1 }, -1.5)));
        Assert.That((LogicGates.Or().Weights, LogicGates.Or().Bias), Is.EqualTo((new double[] { 1, 1 }, -0.5)));
        Assert.That((LogicGates.Not().Weights, LogicGates.Not().Bias), Is.EqualTo((new double[] { -1 }, 0.5)));
    }

    [TestCase(-1.0, false, TestName = "At exactly 0 the neuron is silent")]
    [TestCase(-0.999, true, TestName = "Just above 0 it fires")]
    [TestCase(-1.001, false, TestName = "Just below 0 it is silent")]
    public void The_threshold_is_strict(double bias, bool fires) => Assert.That(new ThresholdNeuron([1], bias).Fires(true), Is.EqualTo(fires));

    private static IEnumerable<TestCaseData> BadInput()
    {
        ThresholdNeuron two = LogicGates.And(), one = LogicGates.Not();
        yield return Refusal.Of<ArgumentException>("too few inputs", () => two.Fires(true), "inputs", "2 weights", "1 inputs");
        yield return Refusal.Of<ArgumentException>("xor of three", () => LogicGates.Xor().Fires(true, true, true), "inputs", "2 weights", "3 inputs");
        yield return Refusal.Of<ArgumentException>("no weights", () => new ThresholdNeuron([], 0), "weights");
        yield return Refusal.Of<ArgumentException>("NaN weight", () => new ThresholdNeuron([1, double.NaN], 0), "weights", "weight 1 is NaN");
        yield return Refusal.Of<ArgumentOutOfRangeException>("NaN bias", () => new ThresholdNeuron([1], double.NaN), "bias", "NaN");
        yield return Refusal.Of<ArgumentException>("no hidden neurons", () => new ThresholdNetwork([], one), "hidden");
        yield return Refusal.Of<ArgumentException>("unequal hidden neurons", () => new ThresholdNetwork([two, one], two), "neuron 0 has 2", "neuron 1 has 1");
        yield return Refusal.Of<ArgumentException>("output does not fit", () => new ThresholdNetwork([two, two], one), "1 weights", "2 hidden");
    }

    [TestCaseSource(nameof(BadInput))]
    public void Bad_input_is_named(Type exception, Action act, string[] words) => Refusal.Expect(exception, act, words);
}
