namespace Gradus.Suites.Linear.Staff;

/// <summary>Neurons of further weights, and the logic neurons between 0 and 1.</summary>
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
        Part.Of(0.75, "and", () => Judge(LogicGate.And, [true, true, false, false, false], [1, 0.625], [0.875, 0.6875], [1, 0.5], [0.75, 0.625], [0.5 + along, 1 - along]), "ThresholdNeuron.And");
        Part.Of(0.75, "or", () => Judge(LogicGate.Or, [true, true, false, false, false], [0, 0.625], [0.375, 0.25], [0, 0.5], [0.375, 0], [along, 0.5 - along]), "ThresholdNeuron.Or");
        Part.Of(0.5, "not", () => Judge(LogicGate.Not, [true, false, false], [0.375], [0.5], [0.625]), "ThresholdNeuron.Not");

        static void Judge(LogicGate gate, bool[] right, params double[][] inputs) => Assert.That(inputs.Select(row => Linear.GateFires(gate, row)).ToArray(), Is.Exactly(right));
    }
}
