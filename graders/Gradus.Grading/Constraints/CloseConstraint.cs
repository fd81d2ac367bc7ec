using System.Globalization;
using Gradus.Contracts;
using Gradus.Grading.Checks;
using Gradus.Grading.Records;
using NUnit.Framework.Constraints;

namespace Gradus.Grading.Constraints;

/// <summary>Finite before close (NUnit calls NaN equal to NaN), shape before values; and when the answer is that of a known wrong formula, says which.</summary>
public sealed class CloseConstraint : Constraint
{
    private const double Relative = 1e-9, Absolute = 1e-12;

    private readonly double[] expected;
    private readonly int[]? shape;
    private readonly List<(string Key, double[] Values, int[]? Shape)> mistakes = [];
    private readonly List<double[]> alternatives = [];
    private double relative = Relative, absolute = Absolute;

    internal CloseConstraint(double[] expected, int[]? shape) : base(expected) => (this.expected, this.shape) = (expected, shape);

    /// <inheritdoc/>
    public override string Description => $"close to {string.Join(", ", expected.Take(10).Select(v => v.ToString("R", CultureInfo.InvariantCulture)))}";

    /// <summary>Another tolerance: |answer - expected| ≤ absolute + relative · |expected|.</summary>
    public CloseConstraint Within(double relativeError, double absoluteError = Absolute)
    {
        (relative, absolute) = (relativeError, absoluteError);
        return this;
    }

    /// <summary>A known wrong formula's result. An answer equal to it is explained by the text <c>mistake.&lt;key&gt;</c>.</summary>
    public CloseConstraint Mistake(string key, params double[] wrong)
    {
        mistakes.Add((key, wrong, null));
        return this;
    }

    /// <summary>A known wrong formula's result, which may also have another shape than the right one.</summary>
    public CloseConstraint Mistake(string key, Shaped wrong)
    {
        mistakes.Add((key, wrong.Values, wrong.Shape));
        return this;
    }

    /// <summary>A known wrong formula's result, as a matrix.</summary>
    public CloseConstraint Mistake(string key, double[,] wrong) => Mistake(key, Flatten(wrong));

    /// <summary>Another answer that is right as well: a convention that the slides use.</summary>
    public CloseConstraint OrCloseTo(params double[] alternative)
    {
        alternatives.Add(alternative);
        return this;
    }

    /// <inheritdoc/>
    public override ConstraintResult ApplyTo<TActual>(TActual actual)
    {
        var judgement = Judge(actual);
        GradingRun.Current.Entry.Pending = judgement;
        return new ConstraintResult(this, actual, judgement is null);
    }

    private Judgement? Judge(object? actual)
    {
        if (actual is null) return new Judgement(Expectation(0), new Text("value.null"));
        if (Values(actual) is not var (got, gotShape)) return new Judgement(Expectation(0), Text.Of("value.type", ("type", actual.GetType().Name)));
        if (!(shape ?? []).SequenceEqual(gotShape ?? [])) return Misshapen(gotShape ?? []) with { Diagnosis = Mistaken(got, gotShape ?? []) };
        if (alternatives.Append(expected).Any(right => Same(right, got))) return null;

        int differ = Enumerable.Range(0, expected.Length).Count(i => !Close(expected[i], got[i]));
        int first = Enumerable.Range(0, expected.Length).First(i => !Close(expected[i], got[i]));
        return new Judgement(Expectation(first, got[first]), Got(got, first, differ), Mistaken(got, gotShape ?? []));
    }

    private Text? Mistaken(double[] got, int[] gotShape)
    {
        var mistake = mistakes.FirstOrDefault(m => (m.Shape ?? shape ?? []).SequenceEqual(gotShape) && m.Values.Length == got.Length && Same(m.Values, got) && !(Same(m.Values, expected) && (shape ?? []).SequenceEqual(gotShape)));
        return mistake.Key is null ? null : new Text("mistake." + mistake.Key);
    }

    private Judgement Misshapen(int[] gotShape) => shape?.Length == 1 && gotShape.Length == 1
        ? new Judgement(Text.Of("value.length", ("length", Text.Number(shape[0]))), Text.Of("value.length", ("length", Text.Number(gotShape[0]))))
        : new Judgement(Text.Of("value.shape", ("shape", Shape(shape ?? []))), Text.Of("value.shape", ("shape", Shape(gotShape))));

    private Text Expectation(int index, double against = double.NaN)
    {
        if (expected.Length == 0) return shape is [_] ? Text.Of("value.length", ("length", "0")) : Text.Of("value.shape", ("shape", Shape(shape ?? [])));
        string value = GradedConstraints.Print(expected[index], against);
        return shape is null ? Text.Of("value", ("value", value)) : Text.Of("value.at", At(index, value, null));
    }

    private Text Got(double[] got, int first, int differ)
    {
        string value = GradedConstraints.Print(got[first], expected[first]);
        if (!double.IsFinite(got[first]))
            return shape is null ? Text.Of("value.not-finite", ("value", value)) : Text.Of("value.not-finite-at", ("index", Index(first)), ("value", value));
        return shape is null ? Text.Of("value", ("value", value)) : Text.Of("value.differs-at", At(first, value, differ));
    }

    private (string, string)[] At(int index, string value, int? differ)
    {
        List<(string, string)> args = [("index", Index(index)), ("value", value)];
        if (differ is { } count)
        {
            args.Add(("differ", Text.Number(count)));
            args.Add(("total", Text.Number(expected.Length)));
        }
        return [.. args];
    }

    private string Index(int flat) => shape is [_, _, ..]
        ? string.Join(", ", Shaped.Zeros(shape).IndexOf(flat).Select(i => i.ToString(CultureInfo.InvariantCulture)))
        : Text.Number(flat);

    private bool Same(double[] right, double[] got) => right.Length == got.Length && right.Zip(got).All(p => Close(p.First, p.Second));

    private bool Close(double right, double got) => double.IsFinite(right)
        ? double.IsFinite(got) && Math.Abs(right - got) <= absolute + relative * Math.Abs(right)
        : right.Equals(got); // an exercise may ask for NaN or infinity: then it must be just that

    private static string Shape(int[] shape) => "[" + string.Join(", ", shape.Select(n => n.ToString(CultureInfo.InvariantCulture))) + "]";

    private static (double[] Values, int[]? Shape)? Values(object actual) => actual switch
    {
        double d => ([d], null),
        int i => ([i], null),
        long l => ([l], null),
        double[] a => (a, [a.Length]),
        int[] a => ([.. a.Select(i => (double)i)], [a.Length]),
        long[] a => ([.. a.Select(i => (double)i)], [a.Length]),
        double[,] m => (Flatten(m), [m.GetLength(0), m.GetLength(1)]),
        Shaped { Rank: 0 } s => (s.Values, null),
        Shaped s => (s.Values, s.Shape),
        _ => null,
    };

    internal static double[] Flatten(double[,] matrix) => [.. matrix.Cast<double>()];
}
