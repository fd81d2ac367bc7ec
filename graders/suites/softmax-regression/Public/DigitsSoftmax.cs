using Gradus.Grading.Seeds;

namespace Gradus.Suites.Linear.Public;

/// <summary>Softmax regression learns a hundred digits: start, rows and batches are handed over, and the likelihood of all rows is looked at after every third step.</summary>
public sealed class DigitsSoftmax : Training
{
    private const int Rows = 100, BatchSize = 16, Epochs = 6, Every = 3;
    private const double Rate = 0.25;

    /// <inheritdoc/>
    public override string Id => "digits-softmax";

    /// <inheritdoc/>
    public override TrainingKind Kind => TrainingKind.Pinned;

    /// <inheritdoc/>
    public override Curve Run(IStudent student, int seed)
    {
        var random = new CheckRandom((ulong)seed);
        var (x, labels) = DigitTable.Take(random.Permutation(DigitTable.Rows)[..Rows]);
        var theta = Shaped.Zeros(DigitTable.Pixels, DigitTable.Classes).Instead(_ => Normal(random));
        // The last batch of an epoch has four rows.
        int[][] batches = [.. Enumerable.Range(0, Epochs).SelectMany(_ => random.Permutation(Rows).Chunk(BatchSize))];
        return new Curve(student.Of<ILinear>().Losses(theta, Shaped.Zeros(DigitTable.Classes), x, labels, batches, Rate, Every), Every);
    }

    /// <summary>As good as N(0, 1), and the same on every machine: no logarithm and no cosine is asked for.</summary>
    private static double Normal(CheckRandom random) => random.Array(12, r => r.Uniform()).Sum() - 6;
}
