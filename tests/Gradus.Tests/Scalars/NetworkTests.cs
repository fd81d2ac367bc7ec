using Gradus.Scalars;
using NUnit.Framework;

namespace Gradus.Tests.Scalars;

/// <summary>Neurons, layers, networks: what they compute, that they learn, and what they refuse.</summary>
public class NetworkTests
{
    [TestCase(Activation.Linear, null, -1.25)]
    [TestCase(Activation.Linear, 2.0, 0.75)]
    [TestCase(Activation.Relu, null, 0)]
    [TestCase(Activation.Relu, 2.0, 0.75)]
    [TestCase(Activation.Tanh, null, -0.8482836399575129)]
    [TestCase(Activation.Sigmoid, null, 0.22270013882530884)]
    public void A_neuron_activates_its_weighted_sum(Activation activation, double? bias, double output) =>
        Assert.That(new Neuron([0.5, -2], activation, bias).Forward([1.5, 1]).Data, Is.EqualTo(output).Within(1e-15));

    [Test(Description = "dy/dw is the input, dy/dx the weight, dy/db 1")]
    public void Gradients_reach_weights_bias_and_inputs()
    {
        var neuron = new Neuron([0.5, -2], Activation.Linear, 3);
        Value[] x = [1.5, 4];
        neuron.Forward(x).Backward();
        Assert.That(neuron.Parameters.Select(p => p.Grad), Is.EqualTo(new[] { 1.5, 4, 1 }));
        Assert.That(x.Select(v => v.Grad), Is.EqualTo(new[] { 0.5, -2 }));
    }

    [Test]
    public void A_layer_gives_one_output_a_neuron_in_order()
    {
        var layer = new Layer(new Neuron([1, 0], Activation.Linear), new Neuron([0, 1], Activation.Linear), new Neuron([1, 1], Activation.Linear, 10));
        Assert.That((layer.Inputs, layer.Outputs), Is.EqualTo((2, 3)));
        Assert.That(layer.Forward([3, 4]).Select(v => v.Data), Is.EqualTo(new double[] { 3, 4, 17 }));
    }

    [Test]
    public void Parameters_come_layer_by_layer_neuron_by_neuron_weights_before_bias()
    {
        var network = new Network(
            new Layer(new Neuron([1, 2], Activation.Tanh, 3), new Neuron([4, 5], Activation.Tanh, 6)),
            new Layer(new Neuron([7, 8], Activation.Linear)));
        Assert.That(network.Parameters.Select(p => p.Data), Is.EqualTo(new double[] { 1, 2, 3, 4, 5, 6, 7, 8 }));
    }

    [Test]
    public void A_step_moves_against_the_gradient_and_ZeroGrad_clears_it()
    {
        var network = new Network(new Layer(new Neuron([2], Activation.Linear)));
        network.Forward([3])[0].Backward();
        network.Descend(0.1);
        Assert.That(network.Parameters[0].Data, Is.EqualTo(1.7).Within(1e-15));
        network.ZeroGrad();
        Assert.That(network.Parameters[0].Grad, Is.Zero);
    }

    [Test(Description = "Lecture 4: XOR needs a hidden layer. From a fixed start")]
    public void A_small_network_learns_xor()
    {
        var random = new Random(1);
        var network = new Network(Layer.Random(2, 4, Activation.Tanh, random), Layer.Random(4, 1, Activation.Sigmoid, random));
        double first = Train(1), last = Train(500);
        Assert.That(first, Is.GreaterThan(0.5));
        Assert.That(last, Is.LessThan(0.05));

        double Train(int steps)
        {
            double loss = 0;
            for (int step = 0; step < steps; step++)
            {
                Value total = 0;
                foreach ((int x1, int x2) in new[] { (0, 0), (0, 1), (1, 0), (1, 1) })
                {
                    Value p = network.Forward([x1, x2])[0];
                    total -= (x1 != x2 ? p : 1 - p).Log() / 4;
                }

                network.ZeroGrad();
                total.Backward();
                network.Descend(1);
                loss = total.Data;
            }

            return loss;
        }
    }

    [Test]
    public void Random_weights_lie_in_range_and_the_seed_repeats_them()
    {
        double[] first = Draw(), second = Draw();
        Assert.That(first, Is.EqualTo(second));
        Assert.That(first, Has.All.InRange(-1.0, 1.0));
        Assert.That(first.Distinct().Count(), Is.EqualTo(30));
        Assert.That(Neuron.Random(2, Activation.Relu, new Random(1)).Bias!.Data, Is.Zero);

        static double[] Draw() => [.. Layer.Random(3, 10, Activation.Relu, new Random(5), bias: false).Parameters.Select(p => p.Data)];
    }

    private static IEnumerable<TestCaseData> BadInput()
    {
        var two = new Neuron([1, 2], Activation.Linear);
        var one = new Neuron([1], Activation.Linear);
        yield return Refusal.Of<ArgumentException>("neuron, too many inputs", () => two.Forward([1, 2, 3]), "inputs", "2 weights", "3 inputs");
        yield return Refusal.Of<ArgumentException>("neuron, no inputs", () => two.WeightedSum([]), "inputs", "2 weights", "0 inputs");
        yield return Refusal.Of<ArgumentNullException>("neuron, null", () => two.Forward(null!), "inputs");
        yield return Refusal.Of<ArgumentException>("layer, too few inputs", () => new Layer(two).Forward([1]), "inputs", "2 weights", "1 inputs");
        yield return Refusal.Of<ArgumentException>("network, too few inputs", () => new Network(new Layer(two)).Forward([1]), "inputs", "2 weights", "1 inputs");
        yield return Refusal.Of<ArgumentException>("no weights", () => new Neuron([], Activation.Linear), "weights");
        yield return Refusal.Of<ArgumentOutOfRangeException>("no such activation", () => new Neuron([1], (Activation)9), "activation", "9");
        yield return Refusal.Of<ArgumentException>("no neurons", () => new Layer(), "neurons");
        yield return Refusal.Of<ArgumentException>("unequal neurons", () => new Layer(two, one), "neuron 0 has 2", "neuron 1 has 1");
        yield return Refusal.Of<ArgumentNullException>("null neuron", () => new Layer(two, null!), "neurons[1]");
        yield return Refusal.Of<ArgumentException>("no layers", () => new Network(), "layers");
        yield return Refusal.Of<ArgumentException>("layers that do not fit", () => new Network(new Layer(two), new Layer(two)), "Layer 1 takes 2", "layer 0 has 1");
        yield return Refusal.Of<ArgumentOutOfRangeException>("rate", () => Network.Lecture().Descend(double.NaN), "rate", "NaN");
        yield return Refusal.Of<ArgumentOutOfRangeException>("random neuron without inputs", () => Neuron.Random(0, Activation.Relu, new Random(1)), "inputs", "0");
        yield return Refusal.Of<ArgumentOutOfRangeException>("random layer without outputs", () => Layer.Random(1, 0, Activation.Relu, new Random(1)), "outputs", "0");
    }

    [TestCaseSource(nameof(BadInput))]
    public void Bad_input_is_named(Type exception, Action act, string[] words) => Refusal.Expect(exception, act, words);
}
