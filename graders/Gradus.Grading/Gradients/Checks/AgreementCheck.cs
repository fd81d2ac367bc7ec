using Gradus.Contracts;
using Gradus.Grading.Records;

namespace Gradus.Grading.Gradients;

/// <summary>Compares reverse and forward mode with each other: u·(Jv) = (Jᵀu)·v for random u and v. It costs no differences and sees nearly every mistake in one of the two.</summary>
internal static class AgreementCheck
{
    internal static GradientFinding? Of(Examination exam, ReverseCheck reverse, ForwardCheck forward)
    {
        if (exam.Pending is not null) return null; // at a kink each mode may choose its side
        for (int n = 0; n < 2; n++)
        {
            var upstream = exam.RandomLike(exam.Value);
            var tangents = exam.RandomTangents();
            if (reverse.Pass(exam.Point, upstream, out var gradients) is { } malformed) return malformed;
            if (forward.Pass(exam.Point, tangents, out var tangent) is { } other) return other;
            double size = 0, left = Dot(upstream, tangent, ref size), right = 0;
            foreach (int a in exam.Moving) right += Dot(gradients[a], tangents[a]!, ref size);
            double slack = 1e4 * exam.Arithmetic.Epsilon * Math.Sqrt(exam.Elements) * size;
            if (Math.Abs(left - right) > slack && Blame(exam, upstream, gradients, forward) is { } finding) return finding;
        }
        return null;
    }

    // The identity may fail for rounding alone, where a derivative is a small difference of large numbers. So look element by element, and let differences say what can be known there.
    private static GradientFinding? Blame(Examination exam, Shaped upstream, Shaped[] gradients, ForwardCheck forward)
    {
        if (exam.Elements > exam.Options.ElementLimit) return null;
        var stencil = exam.Stencil(exam.Point, exam.Value, upstream.Values);
        var differences = new Differences(stencil, exam.Arithmetic);
        double[] numeric = new double[1], error = new double[1];
        foreach (int a in exam.Moving)
        {
            for (int i = 0; i < gradients[a].Size; i++)
            {
                if (forward.Pass(exam.Point, forward.Unit(a, i), out var column) is { } malformed) return malformed;
                double size = 0, byForward = Dot(upstream, column, ref size), byReverse = gradients[a].Values[i], gap = Math.Abs(byForward - byReverse);
                if (gap <= 1e-2 * exam.Arithmetic.Relative * size) continue;
                stencil.Along(a, i);
                if (!differences.Take(numeric, error) || gap <= 8 * error[0]) continue;
                string place = $"∂(u·y)/∂{exam.Place(a, i)}";
                bool reverseIsWrong = Math.Abs(byReverse - numeric[0]) > Math.Abs(byForward - numeric[0]);
                var (mode, wrong) = reverseIsWrong ? (ReverseCheck.Mode, byReverse) : (ForwardCheck.Mode, byForward);
                return new GradientFinding(GradientFault.WrongValue, Examination.Numeric(place, numeric[0], error[0], wrong), exam.By(mode, place, wrong), new Text("gradient.modes-disagree"))
                { Mode = exam.Mode(mode), Argument = a, Element = i, Analytic = wrong, Numeric = numeric[0], Error = error[0] };
            }
        }
        return null;
    }

    private static double Dot(Shaped a, Shaped b, ref double size)
    {
        double sum = 0;
        for (int i = 0; i < a.Size; i++)
        {
            double term = a.Values[i] * b.Values[i];
            sum += term;
            size += Math.Abs(term);
        }
        return sum;
    }
}
