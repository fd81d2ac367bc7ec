namespace Gradus.Suites.Networks.Public;

/// <summary>Steps in PyTorch's manner.</summary>
[Stage(5)]
public sealed class Backwards
{
    [Check(2, Group = "backward", Hint = "backward", Section = "backward", Place = "Trainer.Backpropagate")]
    public void OneStep()
    {
        var row = Subject.Random.Pick(Oracle.OneBackward);
        Part.Of(1.25, "weights", () => Judging.Backward(row));
        Part.Of(0.75, "gradients-stay", () => Judging.Gradients(row));
    }

    [Check(1.5, Group = "backward", Hint = "zero", Section = "backward", Place = "Trainer.Backpropagate")]
    public void Zeroes()
    {
        Part.Of(0.75, "second-step", () => Judging.Backward(Subject.Random.Pick(Oracle.TwoBackwards)));
        Part.Of(0.75, "left-behind", () => Judging.Backward(Subject.Random.Pick(Oracle.LeftBehind)));
    }
}
