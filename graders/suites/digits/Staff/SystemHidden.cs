using Gradus.Grading.Seeds;

namespace Gradus.Suites.Digits.Staff;

/// <summary>12 epochs of Adam on digits that nobody has seen: who knows the published ones knows nothing of these.</summary>
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
        var digits = new UnseenDigits(new CheckRandom((ulong)seed));
        var run = student.Of<IDigits>().Learn(DigitRows.Network(OptimizerKind.AdamKingmaBa, 3e-3), digits.X, digits.Labels, digits.Asked, 32, 12, seed);
        return Curve.OfAnswers(run.Answers, digits.Truth, 45);
    }
}
