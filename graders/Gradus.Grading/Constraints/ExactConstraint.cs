using System.Collections;
using System.Globalization;
using Gradus.Grading.Checks;
using Gradus.Grading.Records;
using NUnit.Framework.Constraints;

namespace Gradus.Grading.Constraints;

/// <summary>Equality of integers, strings, truth values and arrays of them, by value.</summary>
public sealed class ExactConstraint(object expected) : Constraint(expected)
{
    /// <summary>Items of an array that are printed.</summary>
    private const int Longest = 20;

    private readonly List<(string Key, object Value)> mistakes = [];

    /// <inheritdoc/>
    public override string Description => Print(expected);

    /// <summary>A known mistake's result. An answer equal to it is explained by the text <c>mistake.&lt;key&gt;</c>.</summary>
    public ExactConstraint Mistake(string key, object wrong)
    {
        mistakes.Add((key, wrong));
        return this;
    }

    /// <inheritdoc/>
    public override ConstraintResult ApplyTo<TActual>(TActual actual)
    {
        bool same = Same(expected, actual);
        string? mistake = mistakes.FirstOrDefault(m => Same(m.Value, actual)).Key;
        GradingRun.Current.Entry.Pending = same ? null : new Judgement(Value(expected), Value(actual), mistake is null ? null : new Text("mistake." + mistake));
        return new ConstraintResult(this, actual, same);
    }

    private static bool Same(object? a, object? b) => (a, b) switch
    {
        (Array x, Array y) => x.Rank == y.Rank && Enumerable.Range(0, x.Rank).All(d => x.GetLength(d) == y.GetLength(d)) && x.Cast<object?>().Zip(y.Cast<object?>()).All(p => Same(p.First, p.Second)),
        (int or long, int or long) => Convert.ToInt64(a, CultureInfo.InvariantCulture) == Convert.ToInt64(b, CultureInfo.InvariantCulture),
        _ => Equals(a, b),
    };

    private static Text Value(object? value) => value is null ? new Text("value.null") : Text.Of("value", ("value", Print(value)));

    internal static string Print(object? value) => value switch
    {
        null => "null",
        string s => "\"" + s + "\"",
        bool b => b ? "true" : "false",
        Array { Rank: 2 } matrix => List(Enumerable.Range(0, matrix.GetLength(0)).Select(r => Row(matrix, r))),
        IEnumerable items => List(items.Cast<object?>()),
        IFormattable f => f.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static object?[] Row(Array matrix, int row) => [.. Enumerable.Range(0, matrix.GetLength(1)).Select(column => matrix.GetValue(row, column))];

    private static string List(IEnumerable<object?> items)
    {
        string[] shown = [.. items.Take(Longest + 1).Select(Print)];
        if (shown.Length > Longest) shown[Longest] = "…";
        return "[" + string.Join(", ", shown) + "]";
    }
}
