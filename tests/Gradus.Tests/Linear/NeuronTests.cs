using Gradus.Linear;
using NUnit.Framework;

namespace Gradus.Tests.Linear;

/// <summary>Neurons of McCulloch and Pitts, logic made of them, and Rosenblatt's perceptron (lectures 3 and 4).</summary>
public sealed class NeuronTests
{
    private static readonly double[][] Corners = [[0, 0], [0, 1], [1, 0], [1, 1]];

    [TestCase(new[] { 1.0, 1 }, 1.5, new[] { 1.0, 1 }, true)]
    [TestCase(new[] { 1.0, 1 }, 2, new[] { 1.0, 1 }, false, TestName = "{m}(at the threshold it does not fire)")]
    [TestCase(new[] { 2.0, -3, 0.5 }, -1, new[] { 0.5, 1, 2 }, false, TestName = "{m}(1 - 3 + 1 = -1)")]
    [TestCase(new[] { 2.0, -3, 0.5 }, -1.01, new[] { 0.5, 1, 2 }, true)]
    public void A_neuron_fires_above_its_threshold(double[] weights, double threshold, double[] inputs, bool fires) =>
        Assert.That(new ThresholdNeuron(weights, threshold).Fires(inputs), Is.EqualTo(fires));

    // LECTURES.md, row 18.
    [TestCase(false, false, false, false, false)]
    [TestCase(false, true, false, true, true)]
    [TestCase(true, false, false, true, true)]
    [TestCase(true, true, true, true, false)]
    public void Logic_has_its_truth_table(bool a, bool b, bool and, bool or, bool xor)
    {
        double x1 = a ? 1 : 0, x2 = b ? 1 : 0;
        Assert.Multiple(() =>
        {
            Assert.That(ThresholdNeuron.And().Fires(x1, x2), Is.EqualTo(and));
            Assert.That(ThresholdNeuron.Or().Fires(x1, x2), Is.EqualTo(or));
            Assert.That(ThresholdNeuron.Not().Fires(x1), Is.EqualTo(!a));
            Assert.That(ThresholdNeuron.XorByFeature().Fires(x1, x2, x1 * x2), Is.EqualTo(xor));
            var layers = ThresholdNeuron.XorByLayers();
            Assert.That(layers.Output.Fires(layers.Or.Fires(x1, x2) ? 1 : 0, layers.And.Fires(x1, x2) ? 1 : 0), Is.EqualTo(xor));
        });
    }

    [Test]
    public void Gates_have_the_lectures_weights()
    {
        Assert.That((ThresholdNeuron.And().Weights, ThresholdNeuron.And().Threshold), Is.EqualTo((new double[] { 1, 1 }, 1.5)));
        Assert.That((ThresholdNeuron.Or().Weights, ThresholdNeuron.Or().Threshold), Is.EqualTo((new double[] { 1, 1 }, 0.5)));
        Assert.That((ThresholdNeuron.Not().Weights, ThresholdNeuron.Not().Threshold), Is.EqualTo((new double[] { -1 }, -0.5)));
        Assert.That((ThresholdNeuron.XorByFeature().Weights, ThresholdNeuron.XorByFeature().Threshold), Is.EqualTo((new double[] { 1, 1, -2 }, 0.5)));
        var (or, and, output) = ThresholdNeuron.XorByLayers();
        Assert.That((or.Weights, or.Threshold), Is.EqualTo((new double[] { 1, 1 }, 0.5)));
        Assert.That((and.Weights, and.Threshold), Is.EqualTo((new double[] { 1, 1 }, 1.5)));
        Assert.That((output.Weights, output.Threshold), Is.EqualTo((new double[] { 1, -1 }, 0.5)));
    }

    [Test]
    public void A_new_perceptron_answers_plus_one()
    {
        var perceptron = new Perceptron(2);
        Assert.That(perceptron.Weights, Is.EqualTo(new double[] { 0, 0 }));
        Assert.That(perceptron.Answer([3, -4]), Is.EqualTo(1), "the sum is exactly 0");
    }

    [Test]
    public void It_learns_from_a_mistake_and_from_nothing_else()
    {
        var perceptron = new Perceptron(2);
        Assert.That(perceptron.Learn([2, -1], 1, 0.5), Is.False);
        Assert.That((perceptron.Weights, perceptron.Bias), Is.EqualTo((new double[] { 0, 0 }, 0.0)), "the answer was right");
        Assert.That(perceptron.Learn([2, -1], -1, 0.5), Is.True);
        Assert.That((perceptron.Weights, perceptron.Bias), Is.EqualTo((new[] { -1, 0.5 }, -0.5)));
        Assert.That(perceptron.Answer([2, -1]), Is.EqualTo(-1));
    }

    // By hand: of AND the sixth epoch is the first without a mistake, of OR the fourth.
    [TestCase(new[] { -1, -1, -1, 1 }, 6, new double[] { 2, 1 }, -3)]
    [TestCase(new[] { -1, 1, 1, 1 }, 4, new double[] { 1, 1 }, -1)]
    [TestCase(new[] { 1, 1, 1, 1 }, 1, new double[] { 0, 0 }, 0)]
    public void What_a_line_parts_is_learnt(int[] labels, int epoch, double[] weights, double bias)
    {
        var perceptron = new Perceptron(2);
        Assert.That(perceptron.Fit(Corners, labels), Is.EqualTo(epoch));
        Assert.That((perceptron.Weights, perceptron.Bias), Is.EqualTo((weights, bias)));
        Assert.That(Corners.Select(x => perceptron.Answer(x)), Is.EqualTo(labels));
        Assert.That(perceptron.Fit(Corners, labels), Is.EqualTo(1), "learning goes on from what is known");
        Assert.That((perceptron.Weights, perceptron.Bias), Is.EqualTo((weights, bias)), "and changes nothing");
    }

    [TestCase(5)]
    [TestCase(0)]
    public void Too_few_epochs_are_told(int epochs) => Assert.That(new Perceptron(2).Fit(Corners, [-1, -1, -1, 1], epochs), Is.EqualTo(-1));

    [Test]
    public void A_training_that_was_stopped_is_gone_on_with()
    {
        var perceptron = new Perceptron(2);
        Assert.That(perceptron.Fit(Corners, [-1, -1, -1, 1], 4), Is.EqualTo(-1));
        Assert.That(perceptron.Fit(Corners, [-1, -1, -1, 1]), Is.EqualTo(2), "the sixth in all");
    }

    // By hand: from the second epoch on, each ends where it began.
    [TestCase(1, -1)]
    [TestCase(2, 0)]
    [TestCase(1000, 0)]
    public void Xor_is_never_learnt(int epochs, double bias)
    {
        var perceptron = new Perceptron(2);
        Assert.That(perceptron.Fit(Corners, [-1, 1, 1, -1], epochs), Is.EqualTo(-1));
        Assert.That((perceptron.Weights, perceptron.Bias), Is.EqualTo((new double[] { -1, 0 }, bias)));
    }

    [Test]
    public void Xor_with_the_product_as_a_feature_is() =>
        Assert.That(new Perceptron(3).Fit([.. Corners.Select(x => new[] { x[0], x[1], x[0] * x[1] })], [-1, 1, 1, -1], 1000), Is.Positive);

    [Test]
    public void The_rate_scales_the_weights_and_changes_no_answer()
    {
        var perceptron = new Perceptron(2);
        Assert.That(perceptron.Fit(Corners, [-1, -1, -1, 1], rate: 0.25), Is.EqualTo(6));
        Assert.That((perceptron.Weights, perceptron.Bias), Is.EqualTo((new[] { 0.5, 0.25 }, -0.75)));
    }

    [Test]
    public void A_neuron_keeps_weights_of_its_own()
    {
        double[] weights = [1, 1];
        var neuron = new ThresholdNeuron(weights, 1.5);
        weights[0] = 9;
        Assert.That(neuron.Fires(1, 0), Is.False);
    }
}
