namespace Gradus.Suites.Networks.Staff;

/// <summary>What must be refused.</summary>
[Stage(10)]
public sealed class HiddenRefusals
{
    private static readonly NetworkSetting Linear = new([], 2, Squashing.None, 0, Cost.CrossEntropy, 0, Rule.Sgd, 0);

    private static readonly NetworkSetting Numbers = Linear with { Cost = Cost.SquaredError };

    private static readonly Shaped[] Weights = [Shaped.Zeros(2, 2), Shaped.Zeros(2)];

    private static readonly double[][,] Neuron = [new double[,] { { 0.5, 0.25 } }];

    private static INetworks Networks => Subject.Of<INetworks>();

    [Check(0.5, Group = "holdout", Covers = ["epoch", "prediction", "by-hand"], Case = Case.BadInput, Hint = "refuse", Section = "refusals")]
    public void Arguments()
    {
        double outside = Subject.Random.Factor();
        Part.Of(0.1, "share", () =>
        {
            foreach (double share in (double[])[outside, -outside, 0, 1, double.NaN]) Assert.That(() => Networks.Holdout([0, 0, 1, 1], share, 1), Is.Rejected);
        }, "Holdout.Rows");
        Part.Of(0.1, "indivisible-labels", () =>
        {
            foreach (int[] labels in (int[][])[[0, 0, 1], [0, 0, -1, -1], []]) Assert.That(() => Networks.Holdout(labels, 0.5, 1), Is.Rejected);
        }, "Holdout.Rows");
        Part.Of(0.1, "unfit-epochs", () =>
        {
            foreach (var (rows, targets, batchSize) in ((int, int, int)[])[(0, 0, 2), (2, 3, 2), (4, 4, 0), (4, 4, -2)]) Assert.That(() => Networks.Epoch(rows, batchSize, 1, new double[targets]), Is.Rejected);
        }, "Trainer.Epoch");
        Part.Of(0.05, "other-length", () =>
        {
            foreach (int[] labels in (int[][])[[0, 1], [0, 1, 0, 1]]) Assert.That(() => Networks.Accuracy(Linear, Weights, Shaped.Zeros(3, 2), labels), Is.Rejected);
            Assert.That(() => Networks.Accuracy(Linear, Weights, Shaped.Zeros(0, 2), []), Is.Rejected);
        }, "MlpClassifier.Score");
        Part.Of(0.05, "other-targets", () =>
        {
            foreach (int[] shape in (int[][])[[3], [3, 1], [1, 2], [4, 2]]) Assert.That(() => Networks.Determination(Numbers, Weights, Shaped.Zeros(3, 2), Shaped.Zeros(shape)), Is.Rejected);
        }, "MlpRegressor.Score");
        Part.Of(0.05, "other-inputs", () =>
        {
            foreach (double[] x in (double[][])[[1], [1, 2, outside]]) Assert.That(() => Networks.Outputs(Neuron, x), Is.Rejected);
        }, "BackpropagationByHand.Forward");
        Part.Of(0.05, "other-outputs", () =>
        {
            foreach (double[][] outputs in (double[][][])[[[1, 2]], [[1], [0.5]], [[1, 2], [0.5, 0.5]], [[1, 2], [0.5], [0.5]]]) Assert.That(() => Networks.Deltas(Neuron, outputs, [outside]), Is.Rejected);
            Assert.That(() => Networks.Deltas(Neuron, [[1, 2], [0.5]], [0.5, outside]), Is.Rejected);
            Assert.That(() => Networks.Learn(Neuron, 1, 0, [[1, 2, outside]], [[0.5]]), Is.Rejected);
            Assert.That(() => Networks.Learn(Neuron, 1, 0, [[1, 2]], [[0.5, outside]]), Is.Rejected);
        }, "BackpropagationByHand.Deltas");
    }
}
