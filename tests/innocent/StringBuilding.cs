// StringBuilder: append, insert, replace, interpolation, indexing, chunks
// Run gives 25
namespace Innocent;

public static class StringBuilding
{
    public static double Run()
    {
        var text = new System.Text.StringBuilder("loss");
        text.Append(' ').AppendLine("=").AppendFormat(System.Globalization.CultureInfo.InvariantCulture, "{0:F2}", 1.5).Insert(0, "# ").Replace("loss", "cost");
        text.Append(System.Globalization.CultureInfo.InvariantCulture, $" at {3}").AppendJoin(", ", [1, 2]);
        text[0] = '*';
        return text.ToString().ReplaceLineEndings("|").Length + (text.ToString().StartsWith("* cost", StringComparison.Ordinal) ? 1 : 0) + Environment.NewLine.Trim().Length + 2;
    }
}
