using Gradus.Contracts;
using Gradus.Grading.Records;

namespace Gradus.Grading.Gradients;

/// <summary>Goes on to the next order, and compares the function that is differentiated again with the derivative that it must be.</summary>
internal static class OrderCheck
{
    /// <summary>The functions of the next order, the mode that each is over, and its value by that mode; null when that mode is not there.</summary>
    internal static IEnumerable<(Differentiable Next, string Over, Shaped? First)> Next(Examination exam)
    {
        if (exam.F.Order2Reverse is { } reverse)
        {
            var upstream = exam.RandomLike(exam.Value);
            yield return (reverse(upstream), ReverseCheck.Mode, exam.F.Reverse is { } vjp ? Differentiable.Joined(vjp(exam.Point, upstream), exam.Point) : null);
        }
        if (exam.F.Order2Forward is { } forward)
        {
            Shaped[] tangents = [.. exam.RandomTangents().Select((t, a) => t ?? Shaped.Zeros(exam.Point[a].Shape))];
            yield return (forward(tangents), ForwardCheck.Mode, exam.F.Jvp is { } jvp ? jvp(exam.Point, tangents) : null);
        }
    }

    internal static GradientFinding? Of(Examination exam, Differentiable next, string over, Shaped? first)
    {
        if (first is null) return null;
        var value = next.Value(exam.Point);
        if (!value.HasShapeOf(first)) return ValueCheck.Shapes(first.Shape, value.Shape) with { Mode = exam.Mode(over) };
        double slack = 1e-2 * exam.Arithmetic.Relative * ValueCheck.Largest([.. first.Values.Where(double.IsFinite)]);
        bool[]? held = over == ReverseCheck.Mode ? [.. exam.Point.SelectMany((x, a) => Enumerable.Repeat(!exam.Moving.Contains(a), x.Size))] : null;
        for (int j = 0; j < first.Size; j++)
        {
            double right = first.Values[j], got = value.Values[j];
            if (held?[j] == true || Math.Abs(right - got) <= slack) continue;
            string place = "y" + Examination.Index(first, j);
            return new GradientFinding(GradientFault.BadFunction,
                Text.Of("gradient.value-is-derivative", ("order", Text.Number(exam.Order)), ("place", place), ("value", Examination.Print(right, got))),
                Text.Of("gradient.value", ("place", place), ("value", Examination.Print(got, right))))
            { Mode = exam.Mode(over), Analytic = got, Numeric = right };
        }
        return null;
    }
}
