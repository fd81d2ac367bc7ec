namespace Gradus.Suites.Networks.Public;

/// <summary>Lecture 3's listing.</summary>
[Stage(9)]
public sealed class ByHands
{
    [Check(1.5, Group = "by-hand", Hint = "delta", Section = "by-hand", Place = "BackpropagationByHand.Deltas")]
    public void OutputsAndDeltas()
    {
        var row = Subject.Random.Pick(Oracle.Deltas);
        Part.Of(0.5, "outputs", () => Judging.Outputs(row), "BackpropagationByHand.Forward");
        Part.Of(1, "deltas", () => Judging.Deltas(row));
    }

    [Check(1, Group = "by-hand", Requires = ["OutputsAndDeltas"], Hint = "inertia", Section = "by-hand", Place = "BackpropagationByHand.Learn")]
    public void Inertia() => Judging.Learning(Subject.Random.Pick(Oracle.Inertias));
}
