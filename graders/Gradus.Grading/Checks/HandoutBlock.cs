using Gradus.Contracts;
using Gradus.Grading.Checks;
using Gradus.Grading.Constraints;
using Gradus.Grading.Records;
using NUnit.Framework;

namespace Gradus.Grading;

/// <summary>One result line of a handout's code block.</summary>
/// <param name="Code">The expression, as the handout prints it.</param>
/// <param name="Expected">The stated result: a number, bool, string or array of these.</param>
public sealed record Line(string Code, object Expected)
{
    /// <summary>A known mistake and the result it gives; null for none.</summary>
    public (string Key, object Value)? Mistake { get; init; }
}

/// <summary>Judges the handout's code blocks. The calls are written by <c>gradus stubs</c>.</summary>
public static class HandoutBlock
{
    /// <summary>Runs a block on the student's module and compares line by line; every line earns the same part of the check's points.</summary>
    public static void Judge(string block, params Line[] lines)
    {
        object?[] results = Subject.Of<IHandout>().Run(block);
        double[] shares = lines.Length == 0 ? [] : Points.Shares(GradingRun.Current.Entry.Check.Points, lines.Length);
        for (int i = 0; i < lines.Length; i++)
        {
            var line = lines[i];
            GradingRun.Current.Entry.Expression = line.Code;
            object? result = i < results.Length ? results[i] : null;
            Part.Of(shares[i], () => Text.Of("part.line", ("line", Text.Number(i + 1)), ("code", line.Code)), () => Assert.That(result, Constraint(line)));
        }
    }

    private static NUnit.Framework.Constraints.Constraint Constraint(Line line) => line.Expected switch
    {
        double d => Mistaken(Is.CloseTo(d), line.Mistake),
        int i => Mistaken(Is.CloseTo(i), line.Mistake),
        double[] d => Mistaken(Is.CloseTo(d), line.Mistake),
        double[][] rows => Mistaken(Is.CloseTo(Matrix(rows)), line.Mistake),
        _ when line.Mistake is var (key, value) => Is.Exactly(line.Expected).Mistake(key, value),
        _ => Is.Exactly(line.Expected),
    };

    private static CloseConstraint Mistaken(CloseConstraint constraint, (string Key, object Value)? mistake) => mistake switch
    {
        null => constraint,
        (var key, double[] values) => constraint.Mistake(key, values),
        (var key, double[][] rows) => constraint.Mistake(key, Matrix(rows)),
        var (key, value) => constraint.Mistake(key, Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture)),
    };

    private static double[,] Matrix(double[][] rows)
    {
        var matrix = new double[rows.Length, rows.Length == 0 ? 0 : rows[0].Length];
        for (int r = 0; r < rows.Length; r++)
            for (int c = 0; c < rows[r].Length; c++) matrix[r, c] = rows[r][c];
        return matrix;
    }
}
