using Gradus.Contracts;
using Gradus.Grading.Records;

namespace Gradus.Grading.Gradients;

/// <summary>Tests hypotheses about why a gradient is wrong: each predicts the wrong gradient from the numeric Jacobian, and is stated only when it fits at two points and for two
/// upstream gradients where the truth does not; a sign or a factor also at smaller inputs, positive ones where all were negative.</summary>
internal sealed class ReverseCauses(Examination exam)
{
    private readonly record struct Sample(Shaped[] Claimed, Shaped Upstream, NumericJacobian Jacobian);

    private readonly Lazy<NumericJacobian?> atPoint = new(() => NumericJacobian.At(exam, exam.Point)), atSecond = new(() => exam.Second is { } s ? NumericJacobian.At(exam, s) : null);
    private readonly Lazy<(Shaped[] Point, NumericJacobian Jacobian)?> elsewhere = new(() => NumericJacobian.Elsewhere(exam));

    /// <summary>The cause of wrong values.</summary>
    /// <param name="check">Runs reverse passes.</param>
    /// <param name="finding">What is wrong: its argument is the input that is looked at.</param>
    /// <param name="upstream">An upstream gradient.</param>
    /// <param name="claimed">The gradients that were first given for it.</param>
    internal Text? OfValues(ReverseCheck check, GradientFinding finding, Shaped upstream, Shaped[] claimed)
    {
        int argument = finding.Argument;
        if (atPoint.Value is not { } jacobian) return null;
        if (IsStale(claimed, upstream, atSecond.Value, jacobian)) return new Text("gradient.stale");
        List<Sample> samples = [];
        foreach (var (inputs, at, u) in new[] { (exam.Point, jacobian, upstream), (exam.Point, jacobian, exam.RandomLike(exam.Value)), (exam.Second, atSecond.Value, upstream) })
        {
            if (inputs is null || at is null) continue;
            if (check.Pass(inputs, u, out var gradients) is not null) return null;
            samples.Add(new Sample(gradients, u, at));
        }
        if (samples.All(s => Truth(s, argument).Fits(s.Claimed[argument].Values, exam.Arithmetic))) return OneEntry(samples[0], argument) ?? Prediction.SlightlyOff(finding);

        if (samples.TrueForAll(s => Truth(s, argument).IsZero)) return Text.Of("gradient.unused", ("argument", exam.Name(argument)));
        if (samples.TrueForAll(s => s.Claimed[argument].Values.All(v => v == 0))) return Text.Of("gradient.zero", ("argument", exam.Name(argument)));
        if (Fits(samples, argument, s => s.Jacobian.Transposed(argument, Ones()))) return new Text("gradient.missing-upstream");
        if (Proportional(check, samples, argument) is { } improper) return improper;
        if (Fits(samples, argument, s => Truth(s, argument).Times(-1)) && HoldsElsewhere(check, samples[0], argument, -1)) return new Text("gradient.wrong-sign");
        return BroadcastSum(samples, argument) ?? Swapped(samples, argument) ?? Transposed(samples, argument) ?? Part(samples, argument) ?? Factor(check, samples, argument)
            ?? OneEntry(samples[0], argument) ?? (samples.TrueForAll(s => Truth(s, argument).NearlyFits(s.Claimed[argument].Values)) ? Prediction.SlightlyOff(finding) : null);
    }

    /// <summary>The cause when a gradient has another shape than its input.</summary>
    internal Text? OfShape(int argument, Shaped[] gradients, Shaped upstream)
    {
        if (atPoint.Value is not { } jacobian) return null;
        var claimed = gradients[argument];
        int[] shape = exam.Point[argument].Shape;
        Prediction truth = jacobian.Transposed(argument, upstream.Values);
        if (Axes.SumTo(claimed, shape) is { } summed && truth.Fits(summed.Values, exam.Arithmetic)) return Text.Of("gradient.not-summed", ("argument", exam.Name(argument)));
        if (Axes.Transposed(claimed) is { } turned && turned.Shape.AsSpan().SequenceEqual(shape) && truth.Fits(turned.Values, exam.Arithmetic))
            return Text.Of("gradient.transposed", ("argument", exam.Name(argument)));
        foreach (int other in exam.Moving)
        {
            Prediction others = jacobian.Transposed(other, upstream.Values);
            if (other != argument && exam.Point[other].HasShapeOf(claimed) && others.Fits(claimed.Values, exam.Arithmetic) && !others.Fits(gradients[other].Values, exam.Arithmetic))
                return Text.Of("gradient.swapped", ("argument", exam.Name(argument)), ("other", exam.Name(other)));
        }
        return null;
    }

    /// <summary>The cause when a second pass at the first point differs from the first pass.</summary>
    internal Text? OfChange(Shaped[] first, Shaped[] second, Shaped upstream) => Accumulates(first, second) ?? new Text(IsStale(second, upstream, atSecond.Value, atPoint.Value) ? "gradient.stale" : "gradient.not-repeatable");

    /// <summary>The cause when a second pass at the second point differs from the first pass there.</summary>
    internal Text? OfChangeAtSecond(Shaped[] first, Shaped[] second, Shaped upstream) => Accumulates(first, second) ?? OfStale(first, upstream) ?? new Text("gradient.not-repeatable");

    /// <summary>Whether the gradients at the second point are those of the first.</summary>
    internal Text? OfStale(Shaped[] claimed, Shaped upstream) => IsStale(claimed, upstream, atPoint.Value, atSecond.Value) ? new Text("gradient.stale") : null;

    private bool IsStale(Shaped[] claimed, Shaped upstream, NumericJacobian? elsewhere, NumericJacobian? here) => elsewhere is not null && here is not null
        && exam.Moving.All(a => ((Prediction)elsewhere.Transposed(a, upstream.Values)).Fits(claimed[a].Values, exam.Arithmetic))
        && !exam.Moving.All(a => ((Prediction)here.Transposed(a, upstream.Values)).Fits(claimed[a].Values, exam.Arithmetic));

    private Text? Accumulates(Shaped[] first, Shaped[] second) =>
        exam.Moving.All(a => new Prediction(first[a].Values, 0).Times(2).Fits(second[a].Values, exam.Arithmetic)) ? new Text("gradient.accumulates") : null;

    private Text? BroadcastSum(List<Sample> samples, int argument)
    {
        var axes = Axes.Broadcast(exam.Point[argument].Shape, exam.Value.Shape);
        if (axes.Length == 0) return null;
        int copies = axes.Aggregate(1, (product, axis) => product * exam.Value.Shape[axis]);
        if (Fits(samples, argument, s => Truth(s, argument).Times(1.0 / copies))) return Text.Of("gradient.mean-for-sum", ("argument", exam.Name(argument)), ("count", Text.Number(copies)));
        foreach (double[] mask in Axes.Slices(exam.Value, axes))
        {
            if (Fits(samples, argument, s => s.Jacobian.Transposed(argument, [.. s.Upstream.Values.Select((u, j) => u * mask[j])])))
                return Text.Of("gradient.one-slice", ("argument", exam.Name(argument)));
        }
        return null;
    }

    private Text? Swapped(List<Sample> samples, int argument)
    {
        foreach (int other in exam.Moving)
        {
            if (other == argument || !exam.Point[other].HasShapeOf(exam.Point[argument]) || Fits(samples, other, s => Truth(s, other))) continue;
            if (Fits(samples, argument, s => Truth(s, other)) || FitsAt(samples, argument, Exchanged(argument, other)))
                return Text.Of("gradient.swapped", ("argument", exam.Name(argument)), ("other", exam.Name(other)));
        }
        return null;
    }

    private Text? Transposed(List<Sample> samples, int argument)
    {
        var name = ("argument", exam.Name(argument));
        if (Axes.IsSquare(exam.Point[argument]) && Fits(samples, argument, s => Truth(s, argument) is var t ? t with { Values = Axes.Transposed(exam.Point[argument].With(t.Values))!.Values } : t))
            return Text.Of("gradient.transposed", name);
        if (Axes.IsSquare(exam.Value) && Fits(samples, argument, s => s.Jacobian.Transposed(argument, Axes.Transposed(s.Upstream)!.Values))) return Text.Of("gradient.upstream-transposed", name);
        for (int other = 0; other < exam.Point.Length; other++)
        {
            if (!Axes.IsSquare(exam.Point[other])) continue;
            int turn = other;
            if (FitsAt(samples, argument, [.. exam.Point.Select((x, a) => a == turn ? Axes.Transposed(x)! : x)]))
                return Text.Of("gradient.operand-transposed", name, ("operand", exam.Name(other)));
        }
        return null;
    }

    // Reverse mode is linear in the upstream gradient.
    private Text? Proportional(ReverseCheck check, List<Sample> samples, int argument)
    {
        Shaped one = samples[0].Upstream, other = samples[1].Upstream;
        if (check.Pass(exam.Point, one.With(Ones()), out var ofOnes) is not null || check.Pass(exam.Point, Shaped.Zeros(one.Shape), out var ofZeros) is not null
            || check.Pass(exam.Point, one.With([.. one.Values.Zip(other.Values, (u, w) => u - w)]), out var ofDifference) is not null) return null;
        Prediction truth = samples[0].Jacobian.Transposed(argument, Ones());
        if (!truth.IsZero && truth.Fits(ofOnes[argument].Values, exam.Arithmetic) && ofZeros[argument].Values.Any(g => g != 0)) return new Text("gradient.upstream-in-part");
        return Prediction.Difference(samples[0].Claimed[argument].Values, samples[1].Claimed[argument].Values, exam.Arithmetic).Fits(ofDifference[argument].Values, exam.Arithmetic)
            ? null : new Text("gradient.not-linear-in-upstream");
    }

    // Some entries of the Jacobian are used, the others left out.
    private Text? Part(List<Sample> samples, int argument)
    {
        int size = exam.Point[argument].Size;
        if (size > 1 && size == exam.Value.Size && Fits(samples, argument, s => s.Jacobian.Diagonal(argument, s.Upstream.Values)))
            return Text.Of("gradient.only-diagonal", ("argument", exam.Name(argument)));
        foreach (bool last in (bool[])[true, false])
            if (Fits(samples, argument, s => s.Jacobian.OfOneUse(argument, s.Upstream.Values, last))) return Text.Of("gradient.one-use", ("argument", exam.Name(argument)));
        return null;
    }

    // One number is a multiple of any other: it takes a second one, or other inputs. At order two the upstream gradient of the first order is fixed, and may be the factor.
    private Text? Factor(ReverseCheck check, List<Sample> samples, int argument)
    {
        var truth = Truth(samples[0], argument);
        double factor = truth.Factor(samples[0].Claimed[argument].Values);
        return double.IsFinite(factor) && Math.Abs(factor - 1) > Prediction.Slight && (exam.Order == 1 || truth.Several) && Fits(samples, argument, s => Truth(s, argument).Times(factor))
            && HoldsElsewhere(check, samples[0], argument, factor) ? Text.Of("gradient.factor", ("factor", Axes.Fraction(factor))) : null;
    }

    // Whether a gradient is also that multiple of the truth elsewhere; where nothing can be seen, several elements must do.
    private bool HoldsElsewhere(ReverseCheck check, Sample sample, int argument, double factor)
    {
        if (elsewhere.Value is not { } other) return Truth(sample, argument).Several;
        try
        {
            return check.Pass(other.Point, sample.Upstream, out var gradients) is null
                && ((Prediction)other.Jacobian.Transposed(argument, sample.Upstream.Values)).Times(factor).Fits(gradients[argument].Values, exam.Arithmetic);
        }
        catch (Exception e) when (Stencil.IsRefusal(e))
        {
            return Truth(sample, argument).Several;
        }
    }

    private Text? OneEntry(Sample sample, int argument)
    {
        var truth = Truth(sample, argument);
        int wrong = truth.OnlyWrong(sample.Claimed[argument].Values, exam.Arithmetic);
        return wrong < 0 ? null : Text.Of("gradient.one-entry", ("place", exam.Place(argument, wrong)), ("others", Text.Number(truth.Values.Length - 1)));
    }

    private bool Fits(List<Sample> samples, int argument, Func<Sample, Prediction> hypothesis) =>
        samples.TrueForAll(s => hypothesis(s).Fits(s.Claimed[argument].Values, exam.Arithmetic));

    // A hypothesis about the inputs that the rule was applied to; its Jacobian costs as much as the truth's, so it is tested at the first point only.
    private bool FitsAt(List<Sample> samples, int argument, Shaped[] inputs) => NumericJacobian.At(exam, inputs) is { } jacobian
        && samples.Where(s => s.Jacobian == atPoint.Value).All(s => ((Prediction)jacobian.Transposed(argument, s.Upstream.Values)).Fits(s.Claimed[argument].Values, exam.Arithmetic));

    private Shaped[] Exchanged(int one, int other) => [.. exam.Point.Select((x, a) => a == one ? exam.Point[other] : a == other ? exam.Point[one] : x)];

    private static Prediction Truth(Sample sample, int argument) => sample.Jacobian.Transposed(argument, sample.Upstream.Values);

    private double[] Ones() => [.. Enumerable.Repeat(1.0, exam.Value.Size)];
}
