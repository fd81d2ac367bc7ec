using Gradus.Grading.Data;

namespace Gradus.Suites.Linear;

/// <summary>Handwritten digits: 1,797 rows of 8 × 8 pixels from 0 to 16, and the digit of each.</summary>
internal static class DigitTable
{
    internal const int Pixels = 64, Classes = 10;

    private static readonly Lazy<LabeledTable> Table = new(() => LabeledTable.Of(typeof(DigitTable).Assembly, "optdigits-8x8.csv.gz"));

    internal static int Rows => Table.Value.Rows;

    /// <summary>Some rows, with pixels from 0 to 1.</summary>
    internal static (Shaped X, int[] Labels) Take(IReadOnlyList<int> rows)
    {
        var taken = Table.Value.Take(rows);
        return (taken.Features.Times(1.0 / 16), taken.Labels);
    }
}
