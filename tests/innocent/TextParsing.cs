// Text parsing: Split, Trim, TryParse with the invariant culture, NumberStyles
// Run gives 21.5
namespace Innocent;

public static class TextParsing
{
    public static double Run()
    {
        const string Csv = """
            x;y
            1.5;2
            3;bad
             4 ; 5.0
            """;
        double sum = 0;
        foreach (string line in Csv.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)[1..])
            foreach (string field in line.Split(';'))
                if (double.TryParse(field.Trim(), System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out double value)) sum += value;
        return sum + int.Parse("6", System.Globalization.CultureInfo.InvariantCulture);
    }
}
