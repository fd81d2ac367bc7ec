using Gradus.Contracts;
using Gradus.Grading.Records;

namespace Gradus.Grading.Gradients;

/// <summary>Tests hypotheses about why a directional derivative is wrong, as <see cref="ReverseCauses"/> does for gradients.</summary>
internal sealed class ForwardCauses(Examination exam)
{
    private readonly record struct Sample(Shaped Claimed, Shaped?[] Tangents, NumericJacobian Jacobian);

    private readonly Lazy<NumericJacobian?> atPoint = new(() => NumericJacobian.At(exam, exam.Point)), atSecond = new(() => exam.Second is { } s ? NumericJacobian.At(exam, s) : null);
    private readonly Lazy<(Shaped[] Point, NumericJacobian Jacobian)?> elsewhere = new(() => NumericJacobian.Elsewhere(exam));

    /// <summary>The cause of wrong values.</summary>
    internal Text? OfValues(ForwardCheck check, GradientFinding finding)
    {
        if (atPoint.Value is not { } jacobian) return null;
        Shaped?[] tangents = exam.RandomTangents();
        List<Sample> samples = [];
        foreach (var (inputs, at, v) in new[] { (exam.Point, jacobian, tangents), (exam.Point, jacobian, exam.RandomTangents()), (exam.Second, atSecond.Value, tangents) })
        {
            if (inputs is null || at is null) continue;
            if (check.Pass(inputs, v, out var tangent) is not null) return null;
            samples.Add(new Sample(tangent, v, at));
        }
        if (samples.TrueForAll(s => Truth(s).Fits(s.Claimed.Values, exam.Arithmetic))) return OneEntry(samples[0]) ?? Prediction.SlightlyOff(finding);

        if (samples.TrueForAll(s => s.Claimed.Values.All(v => v == 0))) return new Text("gradient.zero-tangents");
        if (Fits(samples, s => s.Jacobian.Times([.. s.Tangents.Select(t => t is null ? null : Ones(t))]))) return new Text("gradient.missing-tangent");
        if (!IsLinear(check, samples)) return new Text("gradient.not-linear-in-tangents");
        if (Fits(samples, s => Truth(s).Times(-1)) && HoldsElsewhere(check, samples[0], -1)) return new Text("gradient.wrong-sign");
        return Arguments(samples) ?? Diagonal(samples) ?? Factor(check, samples) ?? OneEntry(samples[0])
            ?? (samples.TrueForAll(s => Truth(s).NearlyFits(s.Claimed.Values)) ? Prediction.SlightlyOff(finding) : null);
    }

    /// <summary>The cause when a second pass at the first point differs from the first pass.</summary>
    internal Text? OfChange(Shaped first, Shaped second, Shaped?[] tangents) => Accumulates(first, second) ?? new Text(IsStale(second, tangents, atSecond.Value, atPoint.Value) ? "gradient.stale" : "gradient.not-repeatable");

    /// <summary>The cause when a second pass at the second point differs from the first pass there.</summary>
    internal Text? OfChangeAtSecond(Shaped first, Shaped second, Shaped?[] tangents) => Accumulates(first, second) ?? OfStale(first, tangents) ?? new Text("gradient.not-repeatable");

    /// <summary>Whether the result at the second point is that of the first.</summary>
    internal Text? OfStale(Shaped claimed, Shaped?[] tangents) => IsStale(claimed, tangents, atPoint.Value, atSecond.Value) ? new Text("gradient.stale") : null;

    private bool IsStale(Shaped claimed, Shaped?[] tangents, NumericJacobian? elsewhere, NumericJacobian? here) => elsewhere is not null && here is not null
        && ((Prediction)elsewhere.Times(tangents)).Fits(claimed.Values, exam.Arithmetic) && !((Prediction)here.Times(tangents)).Fits(claimed.Values, exam.Arithmetic);

    private Text? Accumulates(Shaped first, Shaped second) => new Prediction(first.Values, 0).Times(2).Fits(second.Values, exam.Arithmetic) ? new Text("gradient.accumulates") : null;

    private Text? Arguments(List<Sample> samples)
    {
        foreach (int a in exam.Moving)
        {
            if (exam.Moving.Length > 1 && Fits(samples, s => s.Jacobian.Times([.. s.Tangents.Select((t, k) => k == a ? null : t)])))
                return Text.Of("gradient.forgotten-tangent", ("argument", exam.Name(a)));
            foreach (int b in exam.Moving)
            {
                if (b <= a || !exam.Point[a].HasShapeOf(exam.Point[b])) continue;
                if (Fits(samples, s => s.Jacobian.Times([.. s.Tangents.Select((t, k) => k == a ? s.Tangents[b] : k == b ? s.Tangents[a] : t)])))
                    return Text.Of("gradient.tangents-swapped", ("argument", exam.Name(a)), ("other", exam.Name(b)));
            }
        }
        return null;
    }

    private bool IsLinear(ForwardCheck check, List<Sample> samples)
    {
        Shaped?[] difference = [.. samples[0].Tangents.Select((t, a) => t?.With([.. t.Values.Zip(samples[1].Tangents[a]!.Values, (v, w) => v - w)]))];
        return check.Pass(exam.Point, difference, out var tangent) is not null
            || Prediction.Difference(samples[0].Claimed.Values, samples[1].Claimed.Values, exam.Arithmetic).Fits(tangent.Values, exam.Arithmetic);
    }

    private Text? Diagonal(List<Sample> samples)
    {
        int argument = exam.Moving[0], size = exam.Point[argument].Size;
        return exam.Moving.Length == 1 && size > 1 && size == exam.Value.Size && Fits(samples, s => s.Jacobian.Diagonal(argument, s.Tangents[argument]!.Values))
            ? Text.Of("gradient.only-diagonal", ("argument", exam.Name(argument))) : null;
    }

    // At order two the tangent of the first order is fixed, and may be the factor where it is one number.
    private Text? Factor(ForwardCheck check, List<Sample> samples)
    {
        double factor = Truth(samples[0]).Factor(samples[0].Claimed.Values);
        return double.IsFinite(factor) && Math.Abs(factor - 1) > Prediction.Slight && (exam.Order == 1 || exam.Elements > 1) && Fits(samples, s => Truth(s).Times(factor))
            && HoldsElsewhere(check, samples[0], factor) ? Text.Of("gradient.factor", ("factor", Axes.Fraction(factor))) : null;
    }

    private bool HoldsElsewhere(ForwardCheck check, Sample sample, double factor)
    {
        if (elsewhere.Value is not { } other) return Truth(sample).Several;
        try
        {
            return check.Pass(other.Point, sample.Tangents, out var tangent) is null
                && ((Prediction)other.Jacobian.Times(sample.Tangents)).Times(factor).Fits(tangent.Values, exam.Arithmetic);
        }
        catch (Exception e) when (Stencil.IsRefusal(e))
        {
            return Truth(sample).Several;
        }
    }

    private Text? OneEntry(Sample sample)
    {
        var truth = Truth(sample);
        int wrong = truth.OnlyWrong(sample.Claimed.Values, exam.Arithmetic);
        return wrong < 0 ? null : Text.Of("gradient.one-entry", ("place", "y" + Examination.Index(exam.Value, wrong)), ("others", Text.Number(truth.Values.Length - 1)));
    }

    private bool Fits(List<Sample> samples, Func<Sample, Prediction> hypothesis) => samples.TrueForAll(s => hypothesis(s).Fits(s.Claimed.Values, exam.Arithmetic));

    private static Prediction Truth(Sample sample) => sample.Jacobian.Times(sample.Tangents);

    private static Shaped Ones(Shaped like) => like.With([.. Enumerable.Repeat(1.0, like.Size)]);
}
