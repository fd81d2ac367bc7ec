namespace Gradus.Suites.Digits.Public;

/// <summary>12 epochs of Adam on 1,438 digits; the accuracy on 359 others.</summary>
public sealed class SystemDigits : Training
{
    /// <inheritdoc/>
    public override string Id => "system-digits";

    /// <inheritdoc/>
    public override TrainingKind Kind => TrainingKind.Free;

    /// <inheritdoc/>
    public override Measure Measure => Measure.Accuracy;

    /// <inheritdoc/>
    public override Curve Run(IStudent student, int seed) => DigitRows.Accuracies(
        student.Of<IDigits>().Learn(DigitRows.Network(OptimizerKind.AdamKingmaBa, 3e-3), DigitRows.Scaled(DigitRows.Training), DigitRows.Training.Labels, DigitRows.Scaled(DigitRows.Test), 32, 12, seed),
        DigitRows.Test.Labels, 45);
}
