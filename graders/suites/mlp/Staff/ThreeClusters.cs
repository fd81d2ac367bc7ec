using Gradus.Grading.Seeds;

namespace Gradus.Suites.Networks.Staff;

/// <summary>Fit on three clusters of points with dropout and early stopping: how many further points are told apart.</summary>
public sealed class ThreeClusters : Training
{
    private const int Clusters = 3, Rows = 90, Asked = 60, BatchSize = 20, Epochs = 8, Patience = 4;

    private static readonly NetworkSetting Network = new([8], Clusters, Squashing.Tanh, 0.1, Cost.CrossEntropy, 0, Rule.Adam, 0.1);

    /// <inheritdoc/>
    public override string Id => "three-clusters";

    /// <inheritdoc/>
    public override TrainingKind Kind => TrainingKind.Free;

    /// <inheritdoc/>
    public override Measure Measure => Measure.Accuracy;

    /// <inheritdoc/>
    public override Curve Run(IStudent student, int seed)
    {
        var networks = student.Of<INetworks>();
        var random = new CheckRandom((ulong)seed);
        Shaped x = Points(random, Rows), asked = Points(random, Asked);
        int[] labels = Labels(Rows), truth = Labels(Asked);
        // At the rate 0 the start stays as it is.
        var start = networks.Fit(Network with { Rule = Rule.Sgd, Rate = 0 }, x, labels, asked, Rows, epochs: 1, patience: 0, seed);
        var run = networks.Fit(Network, x, labels, asked, BatchSize, Epochs, Patience, seed);
        // Where training stopped, what was kept stays.
        var answers = run.Answers.Take(Epochs - 1).Concat(Enumerable.Repeat(run.Kept, Epochs)).Take(Epochs);
        return Curve.OfAnswers([start.Kept, .. answers], truth);
    }

    private static int[] Labels(int rows) => [.. Enumerable.Range(0, rows).Select(row => row % Clusters)];

    private static Shaped Points(CheckRandom random, int rows) => new([.. Labels(rows).SelectMany(label =>
    {
        double angle = 2 * Math.PI * label / Clusters;
        return new[] { (2 * Math.Cos(angle)) + random.Uniform(-0.8, 0.8), (2 * Math.Sin(angle)) + random.Uniform(-0.8, 0.8) };
    })], [rows, 2]);
}
