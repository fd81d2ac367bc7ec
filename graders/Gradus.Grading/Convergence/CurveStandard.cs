using System.Globalization;
using Gradus.Grading.Constraints;
using Gradus.Grading.Records;

namespace Gradus.Grading.Convergence;

/// <summary>What is wrong with a learning curve.</summary>
/// <param name="Expected">What was expected.</param>
/// <param name="Got">What came.</param>
/// <param name="Diagnosis">The known mistake whose curve this is; null when none fits.</param>
public sealed record CurveFault(Text Expected, Text Got, Text? Diagnosis);

/// <summary>What curves are judged by at one seed. Finite before close, shape before values.</summary>
public sealed record CurveStandard
{
    /// <summary>The rule.</summary>
    public required TrainingKind Kind { get; init; }

    /// <summary>What the points measure.</summary>
    public required Measure Measure { get; init; }

    /// <summary>How many steps have been made at each point.</summary>
    public required IReadOnlyList<int> Steps { get; init; }

    /// <summary>The reference's curve at this seed.</summary>
    public required IReadOnlyList<double> Right { get; init; }

    /// <summary>Pinned: how far from the reference's curve a point may lie. Free: not used.</summary>
    public double Margin { get; init; }

    /// <summary>Free: the accuracy at the last point, at least. Pinned: not used.</summary>
    public double Limit { get; init; }

    /// <summary>The curves of known mistakes at this seed, by key.</summary>
    public IReadOnlyDictionary<string, double[]> Mistakes { get; init; } = new Dictionary<string, double[]>();

    /// <summary>Judges a curve.</summary>
    /// <param name="got">The student's points.</param>
    /// <returns>Null when it is right.</returns>
    public CurveFault? Judge(IReadOnlyList<double> got)
    {
        if (got.Count != Right.Count) return new CurveFault(Length(Right.Count), Length(got.Count), null);
        int last = Right.Count - 1;
        for (int i = 0; i <= last; i++)
            if (!double.IsFinite(got[i]))
                return Fault(i, got, Text.Of("value.not-finite-step", ("value", Text.Number(got[i])), ("step", Text.Number(Steps[i]))));
        for (int i = Kind == TrainingKind.Pinned ? 0 : last; i <= last; i++)
            if (Outside(i, got[i]))
                return Fault(i, got, Text.Of("got.curve", ("value", GradedConstraints.Print(got[i], Bound(i))), ("step", Text.Number(Steps[i]))));
        return null;
    }

    /// <summary>Whether a finite value is too far off at a point. Of a free training only the last one counts.</summary>
    private bool Outside(int i, double got) => Kind == TrainingKind.Pinned ? Math.Abs(got - Right[i]) > Margin : got < Limit;

    private double Bound(int i) => Kind == TrainingKind.Pinned ? Right[i] : Limit;

    private CurveFault Fault(int i, IReadOnlyList<double> got, Text said) => new(Expectation(i, got[i]), said, CurveDiagnosis.Of(this, got));

    private Text Expectation(int i, double against) => Kind == TrainingKind.Pinned
        ? Text.Of("expect.curve-near", ("value", GradedConstraints.Print(Right[i], against)), ("margin", Margin.ToString("G2", CultureInfo.InvariantCulture)), ("step", Text.Number(Steps[i])))
        : Text.Of("expect.accuracy-at-end", ("limit", GradedConstraints.Print(Limit, against)), ("steps", Text.Number(Steps[^1])));

    private static Text Length(int count) => Text.Of("value.length", ("length", Text.Number(count)));
}
