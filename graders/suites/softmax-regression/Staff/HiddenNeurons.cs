namespace Gradus.Suites.Linear.Staff;

/// <summary>Neurons of further weights, and the neurons of logic between 0 and 1.</summary>
[Stage(7)]
public sealed class HiddenNeurons
{
    private static ILinear Linear => Subject.Of<ILinear>();

    [Check(1, Group = "neuron", Hint = "neuron", Section = "neuron", Place = "ThresholdNeuron.Fires")]
    public void Fires()
    {
        Part.Of(0.5, "other-weights", () => Judging.Fires(Subject.Random.Pick(Oracle.Neurons)));
        Part.Of(0.5, "at-threshold", () => Judging.Fires(Subject.Random.Pick(Oracle.AtThreshold)));
    }

    [Check(2, Group = "logic", Requires = ["Fires"], Hint = "slide-weights", Section = "logic")]
    public void Between()
    {
        // Beside the slide's line, on it, and along it: weights of another size part the corners as well, and these points not.
        double along = Subject.Random.Int(1, 8) / 16.0;
        Part.Of(0.4, "and", () => Judge(LogicGate.And, [true, true, false, false, false], [1, 0.625], [0.875, 0.6875], [1, 0.5], [0.75, 0.625], [0.5 + along, 1 - along]), "ThresholdNeuron.And");
        Part.Of(0.4, "or", () => Judge(LogicGate.Or, [true, true, false, false, false], [0, 0.625], [0.375, 0.25], [0, 0.5], [0.375, 0], [along, 0.5 - along]), "ThresholdNeuron.Or");
        Part.Of(0.2, "not", () => Judge(LogicGate.Not, [true, false, false], [0.375], [0.5], [0.625]), "ThresholdNeuron.Not");
        // Its third input may be any number, not only the product.
        Part.Of(0.5, "xor-by-feature", () => Judge(LogicGate.XorByFeature, [true, true, true, false, false, false, false],
            [1, 1, 0.6875], [0.5625, 0, 0], [0, 0.5625, 0], [1, 1, 0.75], [0.5, 0, 0], [0.5 + along, along, along], [0.25, 1, 0.4375]), "ThresholdNeuron.XorByFeature");
        Part.Of(0.5, "xor-by-layers", () =>
        {
            Judge(LogicGate.XorOutput, [true, true, false, false, false], [1, 0.4375], [0.5625, 0], [1, 0.5], [0.5 + along, along], [0.875, 0.4375]);
            double[][] inputs = [[0.375, 0.25], [0.5 + along, 1 - along], [0, 0.625], [along, 0.5 - along], [0.875, 0.6875], [0, 0.375]];
            Assert.That(inputs.Select(Linear.XorByLayers).ToArray(), Is.Exactly(new[] { true, true, true, false, false, false }));
        }, "ThresholdNeuron.XorByLayers");

        static void Judge(LogicGate gate, bool[] right, params double[][] inputs) => Assert.That(inputs.Select(row => Linear.GateFires(gate, row)).ToArray(), Is.Exactly(right));
    }
}
