using Gradus.Grading.Seeds;

namespace Gradus.Suites.Networks.Staff;

/// <summary>A small network on some of the digits: batches, and a short last one.</summary>
public sealed class DigitsMlp : Training
{
    private const int Rows = 44, BatchSize = 18, Epochs = 8;

    private static readonly NetworkSetting Network = new([12], 10, Squashing.Relu, 0, Cost.CrossEntropy, 0.0005, Rule.Momentum, 0.1);

    /// <inheritdoc/>
    public override string Id => "digits-mlp";

    /// <inheritdoc/>
    public override TrainingKind Kind => TrainingKind.Pinned;

    /// <inheritdoc/>
    public override Curve Run(IStudent student, int seed)
    {
        var random = new CheckRandom((ulong)seed);
        var (x, labels) = SomeDigits.Of(random.Permutation(SomeDigits.Count)[..Rows]);
        return new Curve(Draws.Curve(student.Of<INetworks>(), Network, Draws.Weights(random, SomeDigits.Pixels, Network), x, SomeDigits.Numbers(labels), BatchSize, Epochs, seed));
    }
}
