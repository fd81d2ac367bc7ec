namespace Gradus.Suites.Scalars.Staff;

/// <summary>Neurons of other sizes and activations.</summary>
[Stage(6)]
public sealed class HiddenNeurons
{
    private static IScalars Scalars => Subject.Of<IScalars>();

    [Check(0.5, Group = "neuron", Hint = "weighted-sum", Section = "neuron", Place = "Neuron.Forward")]
    public void Activations()
    {
        foreach (var row in Oracle.Neurons)
        {
            Assert.That(Scalars.Data(Scalars.NeuronForward(Scalars.Neuron(row.Weights, row.Activation, row.Bias), Scalars.Leaves(row.Inputs))),
                Is.CloseTo(row.Output).Mistake("bias-forgotten", row.OutputWithoutBias).Mistake("activation-of-each", row.ActivationOfEach).Mistake("activation-forgotten", row.Sum));
        }
    }

    [Check(0.5, Group = "neuron", Hint = "neuron-gradient", Section = "neuron", Place = "Network.Forward")]
    public void Gradients()
    {
        var net = Subject.Random.Pick(Oracle.Networks);
        double[] w = net.Parameters;
        var network = Scalars.Network(
        [
            Scalars.Layer([Scalars.Neuron(w[..2], ScalarActivation.Tanh, w[2]), Scalars.Neuron(w[3..5], ScalarActivation.Tanh, w[5])]),
            Scalars.Layer([Scalars.Neuron(w[6..8], ScalarActivation.Sigmoid, w[8])]),
        ]);
        var y = Scalars.NetworkForward(network, Scalars.Leaves(net.Inputs))[0];
        Scalars.Backward(y);
        Assert.That(Scalars.Data(y), Is.CloseTo(net.Output));
        Assert.That(Scalars.GradOf(Scalars.NetworkParameters(network)), Is.CloseTo(net.Gradient).Mistake("neuron-detached", new double[9]));
    }

    [Check(0.5, Group = "neuron", Case = Case.Edge, Hint = "weighted-sum", Section = "neuron", Place = "Layer.Forward")]
    public void Smallest()
    {
        double w = Subject.Random.Int(2, 6), x = Subject.Random.Int(2, 6) + 0.5;
        var neuron = Scalars.Neuron([-w], ScalarActivation.Linear, null);
        var twin = Scalars.Neuron([w], ScalarActivation.Relu, 0);
        Assert.That(Scalars.Data(Scalars.WeightedSum(neuron, Scalars.Leaves(x))), Is.CloseTo(-w * x));
        Assert.That(Scalars.DataOf(Scalars.LayerForward(Scalars.Layer([neuron, twin]), Scalars.Leaves(x))), Is.CloseTo([-w * x, w * x]).Mistake("layer-reversed", w * x, -w * x));
    }

    [Check(0.5, Group = "neuron", Case = Case.BadInput, Hint = "refuse", Section = "neuron", Place = "Neuron.WeightedSum")]
    public void Refusals()
    {
        var neuron = Scalars.Neuron([1, 2], ScalarActivation.Linear, 0);
        var network = Scalars.Network([Scalars.Layer([neuron])]);
        Assert.That(() => Scalars.Data(Scalars.WeightedSum(neuron, Scalars.Leaves(1))), Is.Rejected);
        Assert.That(() => Scalars.Data(Scalars.NeuronForward(neuron, Scalars.Leaves(1, 2, 3))), Is.Rejected);
        Assert.That(() => Scalars.Data(Scalars.WeightedSum(neuron, null)), Is.Rejected);
        Assert.That(() => Scalars.Data(Scalars.NetworkForward(network, Scalars.Leaves(1, 2, 3))[0]), Is.Rejected);
    }
}

/// <summary>Threshold neurons and gates, at their thresholds and with wrong inputs.</summary>
[Stage(7)]
public sealed class HiddenGates
{
    private static IScalars Scalars => Subject.Of<IScalars>();

    [Check(0.5, Group = "logic-gates", Hint = "fires", Section = "logic-gates", Place = "ThresholdNetwork.Fires")]
    public void TwoLayers()
    {
        // x1 = x2, as the negation of XOR: fires when both are false, or both true.
        double scale = Subject.Random.Int(2, 6);
        double[][] hidden = [[-scale, -scale], [1, 1]];
        var answers = new[] { (false, false), (false, true), (true, false), (true, true) }
            .Select(x => Scalars.NetworkFires(hidden, [scale / 2, -1.5], [1, 1], -0.5, [x.Item1, x.Item2])).ToArray();
        Assert.That(answers, Is.Exactly(new[] { true, false, false, true }).Mistake("threshold-bias-forgotten", new[] { false, true, true, true }));
    }

    [Check(0.5, Group = "logic-gates", Hint = "gates", Section = "logic-gates", Place = "LogicGates.Xor")]
    public void Combined()
    {
        bool a = Subject.Random.Bits() % 2 == 0;
        Assert.That(new[] { Scalars.Xor(a, !a), Scalars.Xor(a, a), Scalars.And(true, true), Scalars.And(a, !a) }, Is.Exactly(new[] { true, false, true, false }));
        Assert.That(new[] { Scalars.Xor(true, true), Scalars.Or(a, !a), Scalars.Or(false, false), Scalars.Not(true), Scalars.Not(false) },
            Is.Exactly(new[] { false, true, false, false, true }).Mistake("xor-is-or", new[] { true, true, false, false, true }));
    }

    [Check(0.5, Group = "logic-gates", Case = Case.Edge, Hint = "strictly", Section = "logic-gates", Place = "ThresholdNeuron.Fires")]
    public void AtTheThreshold()
    {
        // Exactly 0 does not fire; the smallest double above it does.
        bool[] answers = [Scalars.NeuronFires([1, 1], -2, [true, true]), Scalars.NeuronFires([1, -1], 0, [true, true]), Scalars.NeuronFires([5], 0, [false]), Scalars.NeuronFires([5], double.Epsilon, [false])];
        Assert.That(answers, Is.Exactly(new[] { false, false, false, true }).Mistake("fires-at-zero", new[] { true, true, true, true }));
    }

    [Check(0.5, Group = "logic-gates", Case = Case.BadInput, Hint = "refuse", Section = "logic-gates", Place = "ThresholdNeuron.Fires")]
    public void Refusals()
    {
        Assert.That(() => Scalars.NeuronFires([1, 1], -1.5, [true]), Is.Rejected);
        Assert.That(() => Scalars.NeuronFires([1, 1], -1.5, [true, true, true]), Is.Rejected);
        Assert.That(() => Scalars.NeuronFires([1, 1], -1.5, null), Is.Rejected);
        Assert.That(() => Scalars.NetworkFires([[1, 1]], [0], [1], 0, [true]), Is.Rejected);
    }
}
