using Gradus.Grading.Seeds;

namespace Gradus.Suites.Networks.Staff;

/// <summary>Fit on some of the digits with dropout and early stopping: how many of the others are read.</summary>
public sealed class DigitsFit : Training
{
    private const int Rows = 200, Asked = 150, BatchSize = 25, Epochs = 12, Patience = 6;

    private static readonly NetworkSetting Network = new([16], 10, Squashing.Relu, 0.1, Cost.CrossEntropy, 0, Rule.Adam, 0.02);

    /// <inheritdoc/>
    public override string Id => "digits-fit";

    /// <inheritdoc/>
    public override TrainingKind Kind => TrainingKind.Free;

    /// <inheritdoc/>
    public override Measure Measure => Measure.Accuracy;

    /// <inheritdoc/>
    public override Curve Run(IStudent student, int seed)
    {
        var networks = student.Of<INetworks>();
        int[] order = new CheckRandom((ulong)seed).Permutation(SomeDigits.Count);
        var (x, labels) = SomeDigits.Of(order[..Rows]);
        var (asked, truth) = SomeDigits.Of(order[Rows..(Rows + Asked)]);
        // At the rate 0 the start stays as it is.
        var start = networks.Fit(Network with { Rule = Rule.Sgd, Rate = 0 }, x, labels, asked, Rows, epochs: 1, patience: 0, seed);
        var run = networks.Fit(Network, x, labels, asked, BatchSize, Epochs, Patience, seed);
        // Where training stopped, what was kept stays.
        var answers = run.Answers.Take(Epochs - 1).Concat(Enumerable.Repeat(run.Kept, Epochs)).Take(Epochs);
        return new Curve([Accuracy(start.Kept), .. answers.Select(Accuracy)]);

        double Accuracy(int[] got) => got.Length == Asked ? got.Zip(truth).Count(pair => pair.First == pair.Second) / (double)Asked : double.NaN;
    }
}
