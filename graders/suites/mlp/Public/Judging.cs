namespace Gradus.Suites.Networks;

/// <summary>How both suites judge.</summary>
internal static class Judging
{
    /// <summary>Examples of <see cref="Half"/>: many enough that its share is known well.</summary>
    private const int Examples = 200;

    /// <summary>What an example of <see cref="Half"/> costs when its neuron was kept.</summary>
    internal const double CostOfKept = 36;

    /// <summary>What an example of <see cref="Half"/> costs in evaluation.</summary>
    internal const double CostInEvaluation = 9;

    /// <summary>One hidden neuron that hands its input, 1, on: in training it is dropped half of the time and else doubled. The answer is three times that, and 0 would be right.</summary>
    internal static readonly NetworkSetting Half = new([1], 1, Squashing.None, 0.5, Cost.SquaredError, 0, Rule.Sgd, 0);

    private static INetworks Networks => Subject.Of<INetworks>();

    /// <summary>The weights of <see cref="Half"/>.</summary>
    internal static Shaped[] WeightsOfHalf => [new([1], [1, 1]), Shaped.Zeros(1), new([3], [1, 1]), Shaped.Zeros(1)];

    /// <summary>The examples of <see cref="Half"/>.</summary>
    internal static Shaped XOfHalf => Shaped.Zeros(Examples, 1).Plus(1);

    /// <summary>The targets of <see cref="Half"/>.</summary>
    internal static Shaped YOfHalf => Shaped.Zeros(Examples, 1);

    /// <summary>All rows of <see cref="Half"/>.</summary>
    internal static int[] RowsOfHalf => [.. Enumerable.Range(0, Examples)];

    /// <summary>Half of the examples were kept, within 5 deviations of that share; the key is fixed, so never by chance.</summary>
    internal static CloseConstraint IsHalf => Is.CloseTo(0.5).Within(0, 5 * Math.Sqrt(0.25 / Examples));

    /// <summary>An objective, and the mistakes that it shows.</summary>
    internal static void Objective(ObjectiveCase given, int? key = null)
    {
        var row = given.Permuted(Subject.Random.Permutation(given.X.Shape[0]));
        var right = Is.CloseTo(row.Value);
        foreach (var (name, value) in row.Wrong) right.Mistake(name, value);
        Assert.That(Networks.Objective(row.Setting, row.Weights, row.X, row.Y, key), right);
    }

    /// <summary>Steps: their losses, and the weights that they lead to.</summary>
    internal static void Steps(StepsCase given, double ofLoss, double ofWeights, bool isCompiled = false)
    {
        var row = given.Permuted(Subject.Random.Permutation(given.X.Shape[0]));
        int key = Subject.Random.Int(1, 1000);
        Part.Of(ofLoss, "losses", () =>
        {
            var right = Is.CloseTo(row.Loss);
            foreach (var (name, wrong, _) in row.Wrong) right.Mistake(name, wrong);
            Assert.That(Taken().Loss, right);
        });
        Part.Of(ofWeights, "weights", () =>
        {
            var right = Is.CloseTo(row.After);
            foreach (var (name, _, wrong) in row.Wrong) right.Mistake(name, wrong);
            Assert.That(Flat(Taken().Weights), right);
        });

        Trained Taken() => Networks.Steps(row.Setting with { Compiled = isCompiled }, row.Weights, row.X, row.Y, row.Batches, key);
    }

    /// <summary>Steps in PyTorch's manner: the weights that they lead to.</summary>
    internal static void Backward(BackwardCase given)
    {
        var row = given.Permuted(Subject.Random.Permutation(given.X.Shape[0]));
        var right = Is.CloseTo(row.After);
        foreach (var (name, wrong, _) in row.Wrong) right.Mistake(name, wrong);
        Assert.That(Flat(Networks.Backpropagate(row.Setting, row.Weights, row.Left, row.X, row.Y, row.Batches, Subject.Random.Int(1, 1000)).Weights), right);
    }

    /// <summary>Steps in PyTorch's manner: the gradients that they leave.</summary>
    internal static void Gradients(BackwardCase given)
    {
        var row = given.Permuted(Subject.Random.Permutation(given.X.Shape[0]));
        var right = Is.CloseTo(row.Gradients);
        foreach (var (name, _, wrong) in row.Wrong) right.Mistake(name, wrong);
        var got = Networks.Backpropagate(row.Setting, row.Weights, row.Left, row.X, row.Y, row.Batches, Subject.Random.Int(1, 1000)).Gradients;
        Assert.That(Flat([.. got.Zip(row.Weights, (gradient, weights) => gradient ?? Shaped.Zeros(weights.Shape))]), right);
    }

    /// <summary>When training stops.</summary>
    internal static void Stops(StoppingCase row)
    {
        var got = Observed(row);
        var right = Is.Exactly(row.Stops);
        foreach (var (name, wrong, _, _) in Fitting(row, got)) right.Mistake(name, wrong);
        Assert.That(got.Stops, right);
    }

    /// <summary>Which epoch was best.</summary>
    internal static void BestEpoch(StoppingCase row)
    {
        var got = Observed(row);
        var right = Is.Exactly(row.BestEpoch);
        foreach (var (name, _, wrong, _) in Fitting(row, got)) right.Mistake(name, wrong);
        Assert.That(got.BestEpoch, right);
    }

    /// <summary>The best score.</summary>
    internal static void Best(StoppingCase row)
    {
        var got = Observed(row);
        var right = Is.CloseTo(row.Best);
        foreach (var (name, _, _, wrong) in Fitting(row, got)) right.Mistake(name, wrong);
        Assert.That(got.Best, right);
    }

    /// <summary>Deltas, given the outputs.</summary>
    internal static void Deltas(ByHandCase row)
    {
        var right = Is.CloseTo(Flat(row.Deltas));
        foreach (var (name, wrong) in row.Wrong) right.Mistake(name, wrong);
        Assert.That(Flat(Networks.Deltas(row.Weights, row.Outputs, row.Target)), right);
    }

    /// <summary>Outputs of all layers.</summary>
    internal static void Outputs(ByHandCase row) =>
        Assert.That(Flat(Networks.Outputs(row.Weights, row.X)), Is.CloseTo(Flat(row.Outputs)).Mistake("sigmoid-forgotten", row.Sums).Mistake("sigmoid-of-twice", row.TwiceAsSteep));

    /// <summary>Weights after some examples.</summary>
    internal static void Learning(LearningCase row)
    {
        var right = Is.CloseTo(row.After);
        foreach (var (name, wrong) in row.Wrong) right.Mistake(name, wrong);
        Assert.That(Networks.Learn(row.Weights, row.Rate, row.Inertia, row.Rows, row.Targets).SelectMany(layer => layer.Cast<double>()).ToArray(), right);
    }

    /// <summary>Batches of rows that now stand elsewhere: row i is what row order[i] was.</summary>
    internal static int[][] Moved(int[][] batches, int[] order) => [.. batches.Select(rows => rows.Select(row => Array.IndexOf(order, row)).ToArray())];

    /// <summary>Arrays end to end.</summary>
    internal static double[] Flat(Shaped[] arrays) => [.. arrays.SelectMany(array => array.Values)];

    private static Observed Observed(StoppingCase row) => Networks.EarlyStopping(row.Patience, row.Tolerance, row.Scores, row.First);

    /// <summary>Many mistakes lead to the same epoch: one is named only when all that came is what it gives.</summary>
    private static IEnumerable<WrongStopping> Fitting(StoppingCase row, Observed got) =>
        row.Wrong.Where(wrong => wrong.Stops.SequenceEqual(got.Stops) && wrong.BestEpoch == got.BestEpoch && wrong.Best.Equals(got.Best));

    private static double[] Flat(double[][] rows) => [.. rows.SelectMany(row => row)];
}
