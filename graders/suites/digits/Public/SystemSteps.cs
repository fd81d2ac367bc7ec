using Gradus.Grading.Seeds;

namespace Gradus.Suites.Digits.Public;

/// <summary>40 steps of Adam on 320 digits, batch by batch; rows, weights and order are drawn here.</summary>
public sealed class SystemSteps : Training
{
    private const int Rows = 320, BatchSize = 32, Steps = 40;

    /// <inheritdoc/>
    public override string Id => "system-steps";

    /// <inheritdoc/>
    public override TrainingKind Kind => TrainingKind.Pinned;

    /// <inheritdoc/>
    public override Curve Run(IStudent student, int seed)
    {
        var random = new CheckRandom((ulong)seed);
        var rows = DigitRows.Training.Take(random.Permutation(DigitRows.Training.Rows)[..Rows]);
        Shaped[] weights = [Drawn(random, 64, 32), Shaped.Zeros(32), Drawn(random, 32, 10), Shaped.Zeros(10)];
        int[][] batches = [.. Enumerable.Range(0, Steps * BatchSize / Rows).SelectMany(_ => random.Permutation(Rows).Chunk(BatchSize))];
        var setting = DigitRows.Network(OptimizerKind.AdamKingmaBa, 3e-3) with { Penalty = SystemPenalty.L2, Lambda = 1e-4 };
        return Curve.Every(2, student.Of<IDigits>().Steps(setting, weights, DigitRows.Scaled(rows), Shaped.Vector([.. rows.Labels.Select(label => (double)label)]), batches));
    }

    private static Shaped Drawn(CheckRandom random, int inputs, int outputs)
    {
        double bound = Math.Sqrt(6.0 / (inputs + outputs));
        return new Shaped(random.Array(inputs * outputs, r => r.Uniform(-bound, bound)), [inputs, outputs]);
    }
}
