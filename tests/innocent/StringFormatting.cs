// Formatting: interpolation with alignment and format, composite formats, invariant culture
// Run gives 47
namespace Innocent;

public static class StringFormatting
{
    public static double Run()
    {
        double value = 1234.5678;
        string table = $"{value,10:F2}|{value,-10:E2}|{42:D5}|{0.25:P0}";
        string fixedText = string.Format(System.Globalization.CultureInfo.InvariantCulture, "{0:N1} {1}", value, DayOfWeek.Monday);
        FormattableString later = $"{value:F1}";
        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{value:R}").Length + later.ToString(System.Globalization.CultureInfo.InvariantCulture).Length + fixedText.Length + value.ToString("0.000", System.Globalization.CultureInfo.InvariantCulture).Length + (table.Contains('|') ? 10 : 0);
    }
}
