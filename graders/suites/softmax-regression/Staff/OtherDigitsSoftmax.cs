using Gradus.Grading.Seeds;

namespace Gradus.Suites.Linear.Staff;

/// <summary>Softmax regression learns digits from a start that it draws, at last by the module's own loop; 359 others are asked. Pixels have changed places, and digits their names.</summary>
public sealed class OtherDigitsSoftmax : Training
{
    private const int Rows = 200, Asked = 359, BatchSize = 20, Epochs = 8;
    private const double Rate = 0.5;

    /// <inheritdoc/>
    public override string Id => "other-digits-softmax";

    /// <inheritdoc/>
    public override TrainingKind Kind => TrainingKind.Free;

    /// <inheritdoc/>
    public override Measure Measure => Measure.Accuracy;

    /// <inheritdoc/>
    public override Curve Run(IStudent student, int seed)
    {
        var random = new CheckRandom((ulong)seed);
        int[] order = random.Permutation(DigitTable.Rows), pixels = random.Permutation(DigitTable.Pixels), names = random.Permutation(DigitTable.Classes);
        var (x, labels) = Renamed(order[..Rows]);
        var (others, right) = Renamed(order[^Asked..]);
        int[][] answers = student.Of<ILinear>().Fit(x, labels, others, Rate, Epochs, BatchSize, random.Int(0, int.MaxValue));
        return Curve.OfAnswers(answers, right, Rows / BatchSize);

        (Shaped X, int[] Labels) Renamed(int[] rows)
        {
            var (pictures, digits) = DigitTable.Take(rows);
            return (pictures.Instead(i => pictures.Values[(i / DigitTable.Pixels * DigitTable.Pixels) + pixels[i % DigitTable.Pixels]]), [.. digits.Select(digit => names[digit])]);
        }
    }
}
