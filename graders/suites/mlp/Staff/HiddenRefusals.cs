namespace Gradus.Suites.Networks.Staff;

/// <summary>What must be refused.</summary>
[Stage(10)]
public sealed class HiddenRefusals
{
    private static readonly NetworkSetting Linear = new([], 2, Squashing.None, 0, Cost.CrossEntropy, 0, Rule.Sgd, 0);

    private static readonly Shaped[] Weights = [Shaped.Zeros(2, 2), Shaped.Zeros(2)];

    private static readonly double[][,] Neuron = [new double[,] { { 0.5, 0.25 } }];

    private static INetworks Networks => Subject.Of<INetworks>();

    [Check(0.5, Group = "holdout", Covers = ["epoch", "prediction", "by-hand"], Case = Case.BadInput, Hint = "refuse", Section = "refusals")]
    public void Arguments()
    {
        double outside = Subject.Random.Factor();
        Part.Of(0.1, "share", () =>
        {
            Assert.That(() => Networks.Holdout([0, 0, 1, 1], outside, 1), Is.Rejected);
            Assert.That(() => Networks.Holdout([0, 0, 1, 1], 0, 1), Is.Rejected);
            Assert.That(() => Networks.Holdout([0, 0, 1, 1], double.NaN, 1), Is.Rejected);
        }, "Holdout.Rows");
        Part.Of(0.1, "class-of-one-row", () => Assert.That(() => Networks.Holdout([0, 0, 1], 0.5, 1), Is.Rejected), "Holdout.Rows");
        Part.Of(0.1, "no-rows", () => Assert.That(() => Networks.Epoch(0, 2, 1, []), Is.Rejected), "Trainer.Epoch");
        Part.Of(0.1, "other-length", () => Assert.That(() => Networks.Accuracy(Linear, Weights, Shaped.Zeros(3, 2), [0, 1]), Is.Rejected), "MlpClassifier.Score");
        Part.Of(0.1, "other-inputs", () => Assert.That(() => Networks.Outputs(Neuron, [1, 2, outside]), Is.Rejected), "BackpropagationByHand.Forward");
    }
}
