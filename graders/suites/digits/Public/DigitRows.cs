using Gradus.Grading.Data;
using Gradus.Grading.Seeds;

namespace Gradus.Suites.Digits;

/// <summary>1,797 digits of 8 × 8 pixels, in [0, 1].</summary>
internal static class DigitRows
{
    /// <summary>The darkest grey level of a pixel; the lightest is 0.</summary>
    internal const int Darkest = 16;

    private static readonly Lazy<(LabeledTable Training, LabeledTable Test)> Parts = new(Read);

    /// <summary>1,438 rows to learn from.</summary>
    internal static LabeledTable Training => Parts.Value.Training;

    /// <summary>359 rows to be asked about: every fifth.</summary>
    internal static LabeledTable Test => Parts.Value.Test;

    /// <summary>The network of the trainings: 64-32-10.</summary>
    internal static SystemSetting Network(OptimizerKind rule, double rate) => new([32], SystemUnit.Relu, SystemLoss.CrossEntropy, new OptimizerSetting(rule, new(ScheduleKind.Constant, rate), 0.9, 0.999, 1e-8));

    /// <summary>Rows in an order that is drawn.</summary>
    internal static LabeledTable Shuffled(LabeledTable rows, CheckRandom random) => rows.Take(random.Permutation(rows.Rows));

    /// <summary>Pixels in [0, 1].</summary>
    internal static Shaped Scaled(LabeledTable rows) => rows.Features.Times(1.0 / Darkest);

    private static (LabeledTable, LabeledTable) Read()
    {
        var all = LabeledTable.Of(typeof(DigitRows).Assembly, "Fixtures/optdigits-8x8.csv.gz");
        var rows = Enumerable.Range(0, all.Rows).ToLookup(row => row % 5 == 4);
        return (all.Take([.. rows[false]]), all.Take([.. rows[true]]));
    }
}
