using Gradus.Grading.Seeds;

namespace Gradus.Suites.Digits.Public;

/// <summary>12 epochs of Adam on 1,438 digits; the accuracy on 359 others. The rows of both have an order of the seed's.</summary>
public sealed class SystemDigits : Training
{
    /// <inheritdoc/>
    public override string Id => "system-digits";

    /// <inheritdoc/>
    public override TrainingKind Kind => TrainingKind.Free;

    /// <inheritdoc/>
    public override Measure Measure => Measure.Accuracy;

    /// <inheritdoc/>
    public override Curve Run(IStudent student, int seed)
    {
        var random = new CheckRandom((ulong)seed);
        var (training, asked) = (DigitRows.Shuffled(DigitRows.Training, random), DigitRows.Shuffled(DigitRows.Test, random));
        var run = student.Of<IDigits>().Learn(DigitRows.Network(OptimizerKind.AdamKingmaBa, 3e-3), DigitRows.Scaled(training), training.Labels, DigitRows.Scaled(asked), 32, 12, seed);
        return Curve.OfAnswers(run.Answers, asked.Labels, 45);
    }
}
