using Gradus.Grading.Data;
using Gradus.Grading.Seeds;

namespace Gradus.Suites.Digits.Staff;

/// <summary>12 epochs of Adam on digits whose pixels lie elsewhere and whose classes have other numbers: who knows digits knows nothing of these.</summary>
public sealed class SystemHidden : Training
{
    /// <inheritdoc/>
    public override string Id => "system-hidden";

    /// <inheritdoc/>
    public override TrainingKind Kind => TrainingKind.Free;

    /// <inheritdoc/>
    public override Measure Measure => Measure.Accuracy;

    /// <inheritdoc/>
    public override Curve Run(IStudent student, int seed)
    {
        var random = new CheckRandom((ulong)seed);
        int[] pixels = random.Permutation(64), classes = random.Permutation(10);
        return DigitRows.Accuracies(
            student.Of<IDigits>().Learn(DigitRows.Network(OptimizerKind.AdamKingmaBa, 3e-3), Moved(DigitRows.Training), Renamed(DigitRows.Training), Moved(DigitRows.Test), 32, 12, seed),
            Renamed(DigitRows.Test), 45);

        Shaped Moved(LabeledTable rows) => DigitRows.Scaled(rows) is var x ? x.Instead(i => x.Values[i - (i % 64) + pixels[i % 64]]) : x;

        int[] Renamed(LabeledTable rows) => [.. rows.Labels.Select(label => classes[label])];
    }
}
