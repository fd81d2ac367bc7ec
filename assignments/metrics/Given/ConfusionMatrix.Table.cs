using System.Globalization;

namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    private const string Corner = @"truth \ answer";

    /// <summary>The entries as shares of their row, of their column or of all.</summary>
    /// <param name="normalization">What the entries become shares of.</param>
    /// <param name="zeroDivision">What the entries of an empty row or column are worth.</param>
    /// <returns>[k, k]; rows are the truth, columns the answer.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is none of its enum's values.</exception>
    public double[,] Normalize(Normalization normalization, ZeroDivision zeroDivision = ZeroDivision.Zero)
    {
        Require.Defined(normalization);
        var whole = new double[ClassCount];
        for (var c = 0; c < ClassCount; c++)
        {
            whole[c] = normalization switch
            {
                Normalization.Truth => Support(c),
                Normalization.Answer => Answered(c),
                _ => Total,
            };
        }

        var shares = new double[ClassCount, ClassCount];
        for (var truth = 0; truth < ClassCount; truth++)
        {
            for (var answer = 0; answer < ClassCount; answer++)
            {
                shares[truth, answer] = Ratio.Of(_counts[truth, answer], whole[normalization == Normalization.Truth ? truth : answer], zeroDivision);
            }
        }

        return shares;
    }

    /// <summary>The matrix as a table of text: a header line, then a line for each true class; lines end with "\n".</summary>
    /// <returns>Numbers with up to three decimals, in the invariant culture.</returns>
    public string ToTable() => Table(_counts, "0.###");

    /// <summary>The normalised matrix as a table of text.</summary>
    /// <param name="normalization">What the entries become shares of.</param>
    /// <param name="zeroDivision">What the entries of an empty row or column are worth.</param>
    /// <returns>Numbers with three decimals, in the invariant culture.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is none of its enum's values.</exception>
    public string ToTable(Normalization normalization, ZeroDivision zeroDivision = ZeroDivision.Zero) =>
        Table(Normalize(normalization, zeroDivision), "0.000");

    /// <summary>The same as <see cref="ToTable()"/>.</summary>
    public override string ToString() => ToTable();

    private string Table(double[,] entries, string format)
    {
        var lines = new List<string[]> { (string[])[Corner, .. _classNames] };
        for (var truth = 0; truth < ClassCount; truth++)
        {
            var row = truth;
            lines.Add([_classNames[row], .. Enumerable.Range(0, ClassCount).Select(c => entries[row, c].ToString(format, CultureInfo.InvariantCulture))]);
        }

        var widths = Enumerable.Range(0, ClassCount + 1).Select(column => lines.Max(line => line[column].Length)).ToArray();
        return string.Concat(lines.Select(line =>
            line[0].PadRight(widths[0]) + string.Concat(line.Skip(1).Select((text, c) => "  " + text.PadLeft(widths[c + 1]))) + "\n"));
    }
}
