// Strings: Substring, IndexOf, Replace, Join, Concat, PadLeft, comparison, chars, ranges
// Run gives 37
namespace Innocent;

public static class StringMethods
{
    public static double Run()
    {
        string s = "gradient descent";
        bool palindrome = "level".SequenceEqual("level".Reverse());
        string upper = string.Concat(s.Split(' ').Select(w => char.ToUpperInvariant(w[0]) + w[1..]));
        return s.IndexOf("des", StringComparison.Ordinal) + s[^3..].Length + upper.Length + "7".PadLeft(3, '0').Length + string.Join("-", 1, 2).Length + (palindrome ? 1 : 0) + s.Count(char.IsLetter) - 15
            + (string.IsNullOrWhiteSpace(" ") ? 1 : 0) + string.CompareOrdinal("a", "a") + (s.Equals("GRADIENT DESCENT", StringComparison.OrdinalIgnoreCase) ? 2 : 0) - (string.Empty.Length + new string('x', 3).Length - 3);
    }
}
