using Gradus.Grading.Seeds;

namespace Gradus.Suites.Digits.Staff;

/// <summary>1,000 digits, gradient descent, dropout, a penalty and early stopping; the accuracy on 359 others.</summary>
public sealed class SystemRegularised : Training
{
    private const int Rows = 1000, BatchSize = 32, Epochs = 20;

    /// <inheritdoc/>
    public override string Id => "system-regularised";

    /// <inheritdoc/>
    public override TrainingKind Kind => TrainingKind.Free;

    /// <inheritdoc/>
    public override Measure Measure => Measure.Accuracy;

    /// <inheritdoc/>
    public override Curve Run(IStudent student, int seed)
    {
        var rows = DigitRows.Training.Take(new CheckRandom((ulong)seed).Permutation(DigitRows.Training.Rows)[..Rows]);
        var setting = DigitRows.Network(OptimizerKind.Sgd, 0.1) with { Dropout = 0.2, Penalty = SystemPenalty.L2, Lambda = 1e-4, Patience = 6 };
        // A tenth of the rows says when to stop: 29 batches are left.
        return DigitRows.Accuracies(student.Of<IDigits>().Learn(setting, DigitRows.Scaled(rows), rows.Labels, DigitRows.Scaled(DigitRows.Test), BatchSize, Epochs, seed), DigitRows.Test.Labels, 29);
    }
}
