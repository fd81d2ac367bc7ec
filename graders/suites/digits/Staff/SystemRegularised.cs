using Gradus.Grading.Seeds;

namespace Gradus.Suites.Digits.Staff;

/// <summary>Nesterov's rule with dropout, a penalty and early stopping; the accuracy on 359 digits that nobody has seen.</summary>
/// <remarks>All rows, and not fewer: where few rows say when to stop, right solutions that keep others back end far apart.</remarks>
public sealed class SystemRegularised : Training
{
    private const int BatchSize = 32, Epochs = 12;

    /// <inheritdoc/>
    public override string Id => "system-regularised";

    /// <inheritdoc/>
    public override TrainingKind Kind => TrainingKind.Free;

    /// <inheritdoc/>
    public override Measure Measure => Measure.Accuracy;

    /// <inheritdoc/>
    public override Curve Run(IStudent student, int seed)
    {
        var setting = DigitRows.Network(OptimizerKind.NesterovLecture, 0.02) with { Dropout = 0.2, Penalty = SystemPenalty.L2, Lambda = 1e-4, Patience = 8 };
        var digits = new UnseenDigits(new CheckRandom((ulong)seed));
        var run = student.Of<IDigits>().Learn(setting, digits.X, digits.Labels, digits.Asked, BatchSize, Epochs, seed);
        return Curve.OfAnswers(run.Answers, digits.Truth, 41); // a tenth of the rows is kept back
    }
}
