namespace Gradus.Suites.Linear.Public;

/// <summary>Logic by neurons: lecture 4's truth tables.</summary>
[Stage(9)]
public sealed class Gates
{
    private static readonly bool[] And = [false, false, false, true], Or = [false, true, true, true], Xor = [false, true, true, false];

    private static ILinear Linear => Subject.Of<ILinear>();

    [Check(2, Group = "logic", Requires = ["Neurons.Slide"], Case = Case.Lecture, Lecture = "18", Hint = "logic", Section = "logic")]
    public void Tables()
    {
        Part.Of(0.4, "and", () => Assert.That(Table(LogicGate.And), Is.Exactly(And).Mistake("gates-exchanged", Or)), "ThresholdNeuron.And");
        Part.Of(0.4, "or", () => Assert.That(Table(LogicGate.Or), Is.Exactly(Or).Mistake("gates-exchanged", And)), "ThresholdNeuron.Or");
        Part.Of(0.4, "not", () => Assert.That(new[] { Linear.GateFires(LogicGate.Not, [0]), Linear.GateFires(LogicGate.Not, [1]) },
            Is.Exactly(new[] { true, false }).Mistake("not-inverted", new[] { false, true })), "ThresholdNeuron.Not");
        Part.Of(0.4, "xor-by-feature", () => Assert.That(Corners((a, b) => Linear.GateFires(LogicGate.XorByFeature, [a, b, a * b])), Is.Exactly(Xor).Mistake("xor-as-or", Or)), "ThresholdNeuron.XorByFeature");
        Part.Of(0.4, "xor-by-layers", () => Assert.That(Corners((a, b) => Linear.XorByLayers([a, b])), Is.Exactly(Xor)
            .Mistake("xor-as-or", Or).Mistake("xor-layers-exchanged", new[] { false, false, false, false })), "ThresholdNeuron.XorByLayers");

        static bool[] Table(LogicGate gate) => Corners((a, b) => Linear.GateFires(gate, [a, b]));

        static bool[] Corners(Func<double, double, bool> function) => [function(0, 0), function(0, 1), function(1, 0), function(1, 1)];
    }
}
