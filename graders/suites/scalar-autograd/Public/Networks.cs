namespace Gradus.Suites.Scalars.Public;

/// <summary>Neurons that can learn.</summary>
[Stage(6)]
public sealed class Neurons
{
    private static IScalars Scalars => Subject.Of<IScalars>();

    [Check(1, Group = "neuron", Hint = "weighted-sum", Section = "neuron")]
    public void Forward()
    {
        var row = Subject.Random.Pick(Oracle.Neurons.Where(n => n.Activation is ScalarActivation.Tanh or ScalarActivation.Sigmoid).ToList());
        var inputs = Scalars.Leaves(row.Inputs);
        Part.Of(0.25, "sum-with-bias", () => Assert.That(Scalars.Data(Scalars.WeightedSum(Scalars.Neuron(row.Weights, row.Activation, row.Bias), inputs)),
            Is.CloseTo(row.Sum).Mistake("bias-forgotten", row.Sum - row.Bias).Mistake("sum-already-activated", row.Output)), "Neuron.WeightedSum");
        Part.Of(0.25, "sum-without-bias", () => Assert.That(Scalars.Data(Scalars.WeightedSum(Scalars.Neuron(row.Weights, row.Activation, null), inputs)),
            Is.CloseTo(row.Sum - row.Bias)), "Neuron.WeightedSum");
        Part.Of(0.5, "neuron-output", () => Assert.That(Scalars.Data(Scalars.NeuronForward(Scalars.Neuron(row.Weights, row.Activation, row.Bias), inputs)),
            Is.CloseTo(row.Output).Mistake("bias-forgotten", row.OutputWithoutBias).Mistake("activation-of-each", row.ActivationOfEach).Mistake("activation-forgotten", row.Sum)), "Neuron.Forward");
    }

    // Lecture 3's network, and the gradient of -ln o, which the deck leaves to the reader.
    [Check(0.5, Group = "neuron", Lecture = "15", Hint = "neuron-gradient", Section = "neuron", Place = "Neuron.WeightedSum")]
    public void Gradient()
    {
        double[][] hidden = [[0.15, 0.25], [0.2, 0.3]];
        var network = Scalars.Network(
        [
            Scalars.Layer([.. hidden.Select(w => Scalars.Neuron(w, ScalarActivation.Sigmoid, null))]),
            Scalars.Layer([Scalars.Neuron([0.4, 0.45], ScalarActivation.Sigmoid, null)]),
        ]);
        Scalars.Backward(Scalars.Negate(Scalars.Log(Scalars.NetworkForward(network, Scalars.Leaves(0.5, 0.1))[0])));
        Assert.That(Scalars.GradOf(Scalars.NetworkParameters(network)), Is.CloseTo(Oracle.LectureGradient).Mistake("neuron-detached", 0, 0, 0, 0, 0, 0));
    }
}

/// <summary>Neurons whose weights are chosen.</summary>
[Stage(7)]
public sealed class LogicGates
{
    private static IScalars Scalars => Subject.Of<IScalars>();

    [Check(1, Group = "logic-gates", Hint = "fires", Section = "logic-gates", Place = "ThresholdNeuron.Fires")]
    public void Fires()
    {
        // Between 2/3 and 1: whoever counts the true inputs gets the majority right, and the other neuron wrong.
        double scale = Subject.Random.Int(11, 16) / 16.0;
        Part.Of(0.5, "majority", () => Assert.That(Table([scale, scale, scale], -1.5 * scale, 3),
            Is.Exactly(new[] { false, false, false, true, false, true, true, true })
                .Mistake("threshold-bias-forgotten", new[] { false, true, true, true, true, true, true, true })));
        Part.Of(0.5, "first-unless-second", () => Assert.That(Table([2 * scale, -3 * scale], -0.5 * scale, 2),
            Is.Exactly(new[] { false, false, true, false }).Mistake("weights-ignored", new[] { false, true, true, true })));
    }

    /// <summary>The neuron's answers for all inputs, counted in binary with the first input as the highest digit.</summary>
    private static bool[] Table(double[] weights, double bias, int inputs) =>
        [.. Enumerable.Range(0, 1 << inputs).Select(row => Scalars.NeuronFires(weights, bias, [.. Enumerable.Range(0, inputs).Select(i => (row >> (inputs - 1 - i) & 1) == 1)]))];
}
