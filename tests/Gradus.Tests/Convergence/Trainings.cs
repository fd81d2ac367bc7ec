using Gradus.Authoring.Calibration;
using Gradus.Contracts;
using Gradus.Grading.Convergence;
using Gradus.Grading.Seeds;

namespace Gradus.Tests.Learning;

/// <summary>A line is fitted to twelve points that the seed draws: all that the code does not decide is handed over.</summary>
public class LineTraining : Training
{
    public override string Id => "line";

    public override TrainingKind Kind => TrainingKind.Pinned;

    public override Curve Run(IStudent student, int seed)
    {
        var random = new CheckRandom((ulong)seed);
        double slope = random.Uniform(1, 3);
        var points = random.Array(12, r => r.Uniform(-1, 2) is var x ? (x, slope * x + 1 + r.Uniform(-0.2, 0.2)) : default);
        return Curve.Every(4, (double[])student.Of<IHandout>().Run(Learner.Ask(0.1, 40, points))[0]!);
    }
}

/// <summary>The same, judged by its end alone: one minus the loss for an accuracy, as if it were one of very many answers.</summary>
public class FreeTraining : LineTraining
{
    internal const int Answers = 1_000_000;

    public override string Id => "free-line";

    public override TrainingKind Kind => TrainingKind.Free;

    public override Measure Measure => Measure.Accuracy;

    public override Curve Run(IStudent student, int seed) => new([.. base.Run(student, seed).Values.Select(loss => 1 - loss / 100)], 4, Answers);
}

/// <summary>What a training was calibrated to, once for all tests.</summary>
internal static class Calibrated
{
    private static readonly Lazy<CalibrationResult> LazyLine = new(() => Of<LineTraining>()), LazyFree = new(() => Of<FreeTraining>());

    internal static CalibrationResult Line => LazyLine.Value;

    internal static CalibrationResult Free => LazyFree.Value;

    internal static DeclaredTraining Declared<T>() => new(typeof(T), ["Learning.Line"]);

    internal static WrongTrainee Fails(Learner learner, string? diagnosis = null) =>
        new(learner.Trainee, Verdict.Fails, diagnosis ?? learner.Name);

    private static CalibrationResult Of<T>() where T : Training => new Calibrator(Declared<T>(), new CalibrationOptions(Jobs: 2))
        .Run(Learner.Reference.Trainee, [.. Learner.Rights.Select(r => r.Trainee)],
            typeof(T) == typeof(LineTraining) ? [Fails(Learner.RateIgnored), Fails(Learner.Accumulates), Fails(Learner.Diverging, ""), Fails(Learner.NotANumber, "")] : [Fails(Learner.Stuck, "")]);
}
