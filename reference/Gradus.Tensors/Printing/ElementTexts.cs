using System.Globalization;

namespace Gradus.Tensors;

/// <summary>The texts of elements that stand in one array: of one width, their points below each other, as NumPy 1.14 and later write them.</summary>
internal static class ElementTexts
{
    // NumPy's printing options: at most 8 digits after the point.
    private const int Precision = 8;

    /// <summary>A text for each element, row-major.</summary>
    public static string[] Aligned(DenseTensor x) => x.DType switch
    {
        DType.Bool => [.. x.ToArray<bool>().Select(item => item ? x.Rank > 0 ? " True" : "True" : "False")],
        DType.Int32 => Padded([.. x.ToArray<int>().Select(item => item.ToString(CultureInfo.InvariantCulture))]),
        DType.Float32 => Floats([.. x.ToArray<float>().Select(item => (double)item)], single: true),
        _ => Floats(x.ToArray<double>(), single: false),
    };

    /// <summary>A number by itself, with all its digits, as Python writes it: <c>0.1</c>, <c>1e-05</c>, <c>True</c>.</summary>
    public static string Alone(DenseTensor x)
    {
        if (!x.DType.IsFloat()) return Aligned(x)[0];
        double value = x.Item();
        if (!double.IsFinite(value)) return NotFinite(value);
        var digits = ShortDecimal.Of(value, x.DType == DType.Float32);
        bool isPositional = value == 0 || Math.Abs(value) is >= 1e-4 and < 1e16;
        if (!isPositional) return digits.Scientific().Replace(".e", "e", StringComparison.Ordinal);
        string text = digits.Positional();
        return text.EndsWith('.') ? text + "0" : text;
    }

    private static string[] Floats(double[] items, bool single)
    {
        var finite = items.Where(double.IsFinite).ToArray();
        var texts = NeedsExponent(finite, single) ? Scientific(items, single) : Positional(items, single);
        int width = texts.Max(text => text.Length);
        return [.. texts.Select(text => text.PadLeft(width))];
    }

    // Where the greatest number is a thousand times the smallest, or either is very large or small.
    private static bool NeedsExponent(double[] finite, bool single)
    {
        var magnitudes = finite.Where(item => item != 0).Select(Math.Abs).ToArray();
        if (magnitudes.Length == 0) return false;
        double max = magnitudes.Max(), min = magnitudes.Min();
        double ratio = single ? (float)max / (float)min : max / min;
        return max >= 1e8 || min < 1e-4 || ratio > 1000;
    }

    private static string[] Positional(double[] items, bool single)
    {
        string[] texts = [.. items.Select(item => double.IsFinite(item) ? ShortDecimal.Of(item, single).ToFraction(item, Precision).Positional() : "")];
        // Spaces instead of zeros after the last digit, so that the points stand below each other.
        int after = texts.Max(text => text.Length == 0 ? 0 : text.Length - text.IndexOf('.', StringComparison.Ordinal));
        return [.. texts.Select((text, i) => text.Length == 0 ? NotFinite(items[i]) : text.PadRight(text.IndexOf('.', StringComparison.Ordinal) + after))];
    }

    private static string[] Scientific(double[] items, bool single)
    {
        var numbers = items.Select(item => double.IsFinite(item) ? ShortDecimal.Of(item, single).ToSignificant(item, Precision + 1) : default).ToArray();
        var finite = numbers.Where(number => number.Digits is not null).ToArray();
        int fractionDigits = finite.Max(number => number.Digits.Length - 1);
        int exponentDigits = finite.Max(number => Math.Abs(number.Exponent)) > 99 ? 3 : 2;
        return [.. numbers.Select((number, i) => number.Digits is null
            ? NotFinite(items[i])
            : number.WithFraction(items[i], fractionDigits).Scientific(fractionDigits, exponentDigits))];
    }

    private static string[] Padded(string[] texts)
    {
        int width = texts.Length == 0 ? 0 : texts.Max(text => text.Length);
        return [.. texts.Select(text => text.PadLeft(width))];
    }

    private static string NotFinite(double value) => double.IsNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
}
