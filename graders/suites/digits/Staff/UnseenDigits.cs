using Gradus.Grading.Data;
using Gradus.Grading.Seeds;

namespace Gradus.Suites.Digits.Staff;

/// <summary>Digits that nobody has seen: pixels lie elsewhere, classes have other numbers, rows another order, and every pixel is up to two of its sixteen grey levels lighter or darker.</summary>
/// <remarks>The published digits are in every student's hands. A change of places alone would leave each row its values: sorted, they tell all 1,797 rows from one another. With the grey levels
/// changed, the published row whose sorted values are the likeliest has the right class for one row in five, hardly more often than by chance.</remarks>
internal sealed class UnseenDigits
{
    private const int Pixels = 64, Classes = 10, Grain = 2;

    private readonly int[] pixels, classes;

    /// <summary>Draws them.</summary>
    internal UnseenDigits(CheckRandom random)
    {
        (pixels, classes) = (random.Permutation(Pixels), random.Permutation(Classes));
        (X, Labels) = Of(DigitRows.Training, random);
        (Asked, Truth) = Of(DigitRows.Test, random);
    }

    /// <summary>[1438, 64] rows to learn from, in [0, 1].</summary>
    internal Shaped X { get; }

    /// <summary>[1438] their classes.</summary>
    internal int[] Labels { get; }

    /// <summary>[359, 64] rows to be asked about.</summary>
    internal Shaped Asked { get; }

    /// <summary>[359] their classes.</summary>
    internal int[] Truth { get; }

    private (Shaped X, int[] Labels) Of(LabeledTable published, CheckRandom random)
    {
        var rows = DigitRows.Shuffled(published, random);
        var x = DigitRows.Scaled(rows);
        return (x.Instead(i => Math.Clamp(x.Values[i - (i % Pixels) + pixels[i % Pixels]] + (random.Int(-Grain, Grain + 1) / (double)DigitRows.Darkest), 0, 1)), [.. rows.Labels.Select(label => classes[label])]);
    }
}
