namespace Gradus.Suites.Networks.Staff;

/// <summary>Further steps in PyTorch's manner.</summary>
[Stage(5)]
public sealed class HiddenBackwards
{
    private static INetworks Networks => Subject.Of<INetworks>();

    [Check(1.75, Group = "backward", Hint = "zero", Section = "backward", Place = "Trainer.Backpropagate")]
    public void Steps()
    {
        Part.Of(0.75, "deeper-network", () => Judging.Backward(Oracle.Backwards[0]));
        Part.Of(0.5, "left-behind", () => Judging.Backward(Oracle.Backwards[1]));
        Part.Of(0.5, "gradients-stay", () => Judging.Gradients(Oracle.Backwards[1]));
    }

    [Check(0.75, Group = "backward", Case = Case.Edge, Hint = "keys", Section = "backward", Place = "Trainer.Backpropagate")]
    public void Keys()
    {
        int key = Subject.Random.Int(1, 1000);
        // At the rate 0 the weights stay. The last matrix's gradient is 6 in evaluation, and of those that are kept 24.
        var got = Networks.Backpropagate(Judging.Half, Judging.WeightsOfHalf, [], Judging.XOfHalf, Judging.YOfHalf, [Judging.RowsOfHalf], key).Gradients[2];
        Assert.That((got ?? Shaped.Zeros(1, 1)).Values[0] / 24, Judging.IsHalf.Mistake("trains-in-evaluation", 0.25));
    }
}
