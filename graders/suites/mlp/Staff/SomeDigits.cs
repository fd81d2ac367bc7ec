using Gradus.Grading.Data;

namespace Gradus.Suites.Networks.Staff;

/// <summary>The digits of the course, 8 × 8 pixels: of half the size, each the mean of four, so that trainings are short.</summary>
internal static class SomeDigits
{
    private const int Side = 8, Half = Side / 2, White = 16;

    private static readonly LabeledTable All = LabeledTable.Of(typeof(SomeDigits).Assembly, "optdigits-8x8.csv.gz");

    /// <summary>How many digits there are.</summary>
    internal static int Count => All.Rows;

    /// <summary>The numbers of an example.</summary>
    internal static int Pixels => Half * Half;

    /// <summary>Some digits: pixels from 0 to 1, and which digits they are.</summary>
    internal static (Shaped X, int[] Labels) Of(int[] rows)
    {
        var some = All.Take(rows);
        double[] pixels = new double[rows.Length * Pixels];
        for (int i = 0; i < some.Features.Size; i++)
        {
            var (row, pixel) = Math.DivRem(i, Side * Side);
            pixels[(row * Pixels) + (pixel / Side / 2 * Half) + (pixel % Side / 2)] += some.Features.Values[i] / (4 * White);
        }
        return (new Shaped(pixels, [rows.Length, Pixels]), some.Labels);
    }

    /// <summary>Labels as they cross.</summary>
    internal static Shaped Numbers(int[] labels) => Shaped.Vector([.. labels.Select(label => (double)label)]);
}
