namespace Gradus.Suites.Digits.Staff;

/// <summary>Nesterov's rule with dropout, a penalty and early stopping; the accuracy on 359 digits.</summary>
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
        var run = student.Of<IDigits>().Learn(setting, DigitRows.Scaled(DigitRows.Training), DigitRows.Training.Labels, DigitRows.Scaled(DigitRows.Test), BatchSize, Epochs, seed);
        return DigitRows.Accuracies(run, DigitRows.Test.Labels, 41); // a tenth of the rows is kept back
    }
}
