namespace Gradus.Suites.Linear.Public;

/// <summary>The neuron of McCulloch and Pitts.</summary>
[Stage(8)]
public sealed class Neurons
{
    [Check(1, Group = "neuron", Case = Case.Lecture, Lecture = "18", Hint = "neuron", Section = "neuron", Place = "ThresholdNeuron.Fires")]
    public void Slide()
    {
        Part.Of(0.5, "slide-neurons", () =>
        {
            foreach (var row in Oracle.SlideNeurons) Judging.Fires(row);
        });
        Part.Of(0.5, "other-weights", () => Judging.Fires(Subject.Random.Pick(Oracle.Neurons)));
    }

    [Check(1, Group = "neuron", Case = Case.Edge, Hint = "strict", Section = "neuron", Place = "ThresholdNeuron.Fires")]
    public void AtThreshold() => Judging.Fires(Subject.Random.Pick(Oracle.AtThreshold));
}
