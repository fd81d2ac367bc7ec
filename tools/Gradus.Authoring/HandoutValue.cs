using System.Collections;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Gradus.Authoring;

/// <summary>
/// The values that a handout can state: <see cref="double"/>, <see cref="bool"/>, <see cref="string"/>, and arrays of one of these
/// (<c>double[]</c>, <c>double[][]</c> …; an empty one is <c>double[]</c>).
/// </summary>
public static partial class HandoutValue
{
    /// <summary>Relative: what is left of a double's 16 digits after some hundred roundings.</summary>
    public const double Tolerance = 1e-12;

    private const string Forms = "a value is a number, NaN, Infinity, true, false, \"text\" or [value, value, …]";

    /// <summary>Reads one value from the start of <paramref name="text"/>.</summary>
    /// <param name="rest">What follows the value.</param>
    /// <exception cref="FormatException">No value stands there.</exception>
    public static object Parse(string text, out string rest)
    {
        text = text.TrimStart();
        if (text.StartsWith('[')) return Elements(text[1..], out rest);
        if (text.StartsWith('"')) return Text(text, out rest);
        var word = Word().Match(text);
        rest = text[word.Length..];
        return word.Value switch
        {
            "true" => true,
            "false" => false,
            "NaN" => double.NaN,
            "Infinity" => double.PositiveInfinity,
            "-Infinity" => double.NegativeInfinity,
            var number when Number().IsMatch(number) && double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value) => value,
            _ => throw new FormatException($"`{text}` is no value; {Forms}"),
        };
    }

    /// <summary>The value as a C# expression of its type, every number with all its digits.</summary>
    public static string Literal(object value) => value switch
    {
        double.NaN => "double.NaN",
        double.PositiveInfinity => "double.PositiveInfinity",
        double.NegativeInfinity => "double.NegativeInfinity",
        double number => number.ToString("R", CultureInfo.InvariantCulture) is var digits && digits.AsSpan().IndexOfAny('.', 'E') < 0 ? digits + ".0" : digits,
        bool truth => truth ? "true" : "false",
        string text => SymbolDisplay.FormatLiteral(text, quote: true),
        Array { Length: 0 } empty => $"new {TypeName(empty.GetType())} {{ }}",
        Array array => $"new {TypeName(array.GetType())} {{ {string.Join(", ", array.Cast<object>().Select(Literal))} }}",
        _ => throw new ArgumentException($"value is a {value.GetType()}; {Forms}", nameof(value)),
    };

    /// <summary>
    /// Whether a computed result is the stated value: numbers of every type to a relative 1e-12 (zero, infinities and NaN exactly), all else
    /// exactly; a sequence or the rows of a two-dimensional array element by element.
    /// </summary>
    public static bool Agrees(object? result, object stated) => (result, stated) switch
    {
        (null, _) => false,
        (bool or string, _) => result.Equals(stated),
        (Array { Rank: 2 } matrix, Array rows) => Agrees(Rows(matrix), rows),
        (IEnumerable sequence, Array array) => sequence.Cast<object?>().ToList() is var items && items.Count == array.Length
            && items.Zip(array.Cast<object>()).All(pair => Agrees(pair.First, pair.Second)),
        (sbyte or byte or short or ushort or int or uint or long or ulong or float or double or decimal, double expected) =>
            IsClose(Convert.ToDouble(result, CultureInfo.InvariantCulture), expected),
        _ => false,
    };

    private static bool IsClose(double result, double stated) =>
        result.Equals(stated) || result == stated || (double.IsFinite(stated) && Math.Abs(result - stated) <= Tolerance * Math.Abs(stated));

    private static object?[][] Rows(Array matrix) =>
        [.. Enumerable.Range(0, matrix.GetLength(0)).Select(row => Enumerable.Range(0, matrix.GetLength(1)).Select(column => matrix.GetValue(row, column)).ToArray())];

    private static Array Elements(string text, out string rest)
    {
        var items = new List<object>();
        rest = text.TrimStart();
        while (!rest.StartsWith(']'))
        {
            items.Add(Parse(rest, out rest));
            if (items[^1].GetType() != items[0].GetType()) throw new FormatException($"[{text.TrimEnd()} mixes {TypeName(items[0].GetType())} and {TypeName(items[^1].GetType())}; all values of an array are of one type");
            rest = rest.TrimStart();
            if (rest.StartsWith(',')) rest = rest[1..].TrimStart() is var next && !next.StartsWith(']') ? next : throw new FormatException($"[{text.TrimEnd()} has a comma before its end; {Forms}");
            else if (!rest.StartsWith(']')) throw new FormatException($"[{text.TrimEnd()} lacks a comma or its `]`; {Forms}");
        }
        rest = rest[1..];
        var array = Array.CreateInstance(items.Count > 0 ? items[0].GetType() : typeof(double), items.Count);
        for (int i = 0; i < items.Count; i++) array.SetValue(items[i], i);
        return array;
    }

    private static string Text(string text, out string rest)
    {
        var token = SyntaxFactory.ParseToken(text);
        if (!token.IsKind(SyntaxKind.StringLiteralToken) || token.ContainsDiagnostics) throw new FormatException($"`{text}` is no text as C# writes it; {Forms}");
        rest = text[token.Span.End..];
        return token.ValueText;
    }

    private static string TypeName(Type type) => type.IsArray ? TypeName(type.GetElementType()!) + "[]" : type == typeof(double) ? "double" : type == typeof(bool) ? "bool" : "string";

    [GeneratedRegex(@"^[^\s,\]]*")]
    private static partial Regex Word();

    [GeneratedRegex(@"^-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?$")]
    private static partial Regex Number();
}
