// Regular expressions: groups, replacement, splitting
// Run gives 17
namespace Innocent;

public static class RegularExpressions
{
    public static double Run()
    {
        var match = System.Text.RegularExpressions.Regex.Match("loss=0.25 step=10", @"(?<name>\w+)=(?<value>[\d.]+)");
        string replaced = System.Text.RegularExpressions.Regex.Replace("a1b22", @"\d+", m => m.Value.Length.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return match.Groups["name"].Length + match.Groups["value"].Value.Length + replaced.Length + System.Text.RegularExpressions.Regex.Split("a, b,c", @",\s*").Length + System.Text.RegularExpressions.Regex.Count("xyx", "x");
    }
}
