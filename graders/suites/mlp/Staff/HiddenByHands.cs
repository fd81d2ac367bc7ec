namespace Gradus.Suites.Networks.Staff;

/// <summary>Lecture 3's listing with more layers, and with one.</summary>
[Stage(9)]
public sealed class HiddenByHands
{
    [Check(1.25, Group = "by-hand", Hint = "delta", Section = "by-hand", Place = "BackpropagationByHand.Deltas")]
    public void Deeper()
    {
        Part.Of(0.5, "outputs", () => Judging.Outputs(Oracle.Deeper[0]), "BackpropagationByHand.Forward");
        Part.Of(0.75, "deltas", () => Judging.Deltas(Oracle.Deeper[0]));
    }

    [Check(0.75, Group = "by-hand", Requires = ["Deeper"], Hint = "inertia", Section = "by-hand", Place = "BackpropagationByHand.Learn")]
    public void Learning() => Judging.Learning(Oracle.Inertias[0]);

    [Check(0.5, Group = "by-hand", Case = Case.Edge, Hint = "limits", Section = "by-hand", Place = "BackpropagationByHand.Deltas")]
    public void Limits()
    {
        Part.Of(0.25, "one-layer", () => Judging.Deltas(Oracle.Shallow[0]));
        Part.Of(0.25, "no-inertia", () => Judging.Learning(Oracle.Inertias[1]), "BackpropagationByHand.Learn");
    }
}
