using System.Text.RegularExpressions;

namespace Gradus.Benchmarks.Comparing;

/// <summary>The places in a page that tables are written to: between <c>&lt;!-- benchmarks:NAME --&gt;</c> and <c>&lt;!-- /benchmarks:NAME --&gt;</c>, each on a line of its own.</summary>
internal static partial class Marks
{
    /// <summary>The names of the places in a page, in their order.</summary>
    /// <exception cref="InvalidDataException">A place is opened and not closed, closed and not opened, or comes twice.</exception>
    public static string[] In(string page)
    {
        string[] opened = [.. Opening().Matches(page).Select(m => m.Groups["name"].Value)], whole = [.. Place().Matches(page).Select(m => m.Groups["name"].Value)];
        if (opened.Except(whole).FirstOrDefault() is { } open) throw new InvalidDataException($"<!-- benchmarks:{open} --> has no <!-- /benchmarks:{open} --> after it.");
        if (Closing().Matches(page).Select(m => m.Groups["name"].Value).Except(whole).FirstOrDefault() is { } close) throw new InvalidDataException($"<!-- /benchmarks:{close} --> has no <!-- benchmarks:{close} --> before it.");
        if (opened.CountBy(n => n).FirstOrDefault(n => n.Value > 1).Key is { } twice) throw new InvalidDataException($"<!-- benchmarks:{twice} --> comes twice.");
        return whole;
    }

    /// <summary>The page with another text at a place; the marks stay.</summary>
    /// <exception cref="InvalidDataException">There is no such place, or the marks are wrong.</exception>
    public static string Write(string page, string name, string text)
    {
        if (!In(page).Contains(name)) throw new InvalidDataException($"There is no part between <!-- benchmarks:{name} --> and <!-- /benchmarks:{name} -->.");
        return Place().Replace(page, m => m.Groups["name"].Value == name ? $"{m.Groups["open"].Value}{text.TrimEnd('\n')}\n{m.Groups["close"].Value}" : m.Value);
    }

    [GeneratedRegex(@"^(?<open><!-- benchmarks:(?<name>[\w-]+)[^\n]*-->\n).*?^(?<close><!-- /benchmarks:\k<name> -->)", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Place();

    [GeneratedRegex(@"^<!-- benchmarks:(?<name>[\w-]+)", RegexOptions.Multiline)]
    private static partial Regex Opening();

    [GeneratedRegex(@"^<!-- /benchmarks:(?<name>[\w-]+)", RegexOptions.Multiline)]
    private static partial Regex Closing();
}
