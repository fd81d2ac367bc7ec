using Gradus.Contracts;
using Gradus.Grading.Records;

namespace Gradus.Grading.Gradients;

/// <summary>Looks at the function before anything is said about its derivatives, and chooses the second point.</summary>
internal static class ValueCheck
{
    internal static GradientFinding? Of(Examination exam)
    {
        exam.Value = Examination.Copy(exam.Evaluate(exam.Point) ?? throw new ArgumentException("Value gave null; expected an array."));
        if (exam.F.Gradient is not null && exam.Value.Size != 1)
            throw new ArgumentException($"The function has an output of shape {Shaped.Print(exam.Value.Shape)}; Gradient is for one element, expected Vjp.");
        if (exam.Untouched(null) is { } touched) return touched;
        int broken = Array.FindIndex(exam.Value.Values, v => !double.IsFinite(v));
        if (broken >= 0) return Fault(new Text("gradient.finite"), Text.Of("gradient.value", ("place", Place(exam.Value, broken)), ("value", Text.Number(exam.Value.Values[broken]))));
        return Same(exam, exam.Evaluate, "gradient.repeatable", exact: true)
            ?? Same(exam, exam.F.PrimalOfVjp, "gradient.primal-of-reverse", exact: true)
            ?? Same(exam, exam.F.PrimalOfJvp, "gradient.primal-of-forward", exact: true)
            ?? Same(exam, exam.F.Compiled, "gradient.compiled", exact: false)
            ?? ChooseSecond(exam);
    }

    private static GradientFinding? Same(Examination exam, Func<Shaped[], Shaped>? form, string key, bool exact)
    {
        if (form is null) return null;
        var other = form(exam.Point);
        if (!other.HasShapeOf(exam.Value)) return Shapes(exam.Value.Shape, other.Shape);
        double slack = exact ? 0 : 100 * exam.Arithmetic.Epsilon * Largest(exam.Value.Values);
        for (int j = 0; j < other.Size; j++)
        {
            double right = exam.Value.Values[j], got = other.Values[j];
            if (exact ? right.Equals(got) || right == got : Math.Abs(right - got) <= slack) continue;
            string place = Place(exam.Value, j);
            return Fault(Text.Of(key, ("place", place), ("value", Examination.Print(right, got))), Text.Of("gradient.value", ("place", place), ("value", Examination.Print(got, right))));
        }
        return null;
    }

    // Every element moves by 1 to 5 % of its size, so that signs and domains stay; where that leaves the domain, by less.
    private static GradientFinding? ChooseSecond(Examination exam)
    {
        Shaped[] moved = [.. exam.Point.Select((x, a) => exam.Moving.Contains(a) ? exam.RandomLike(x) : Shaped.Zeros(x.Shape))];
        for (double far = 0.04; far > 1e-4; far /= 8)
        {
            Shaped[] second = [.. exam.Point.Select((x, a) => x.With([.. x.Values.Select((v, i) => Nearby(v, far * moved[a].Values[i], exam.Options.Precision))]))];
            try
            {
                var value = exam.Evaluate(second);
                if (!value.HasShapeOf(exam.Value)) return Shapes(exam.Value.Shape, value.Shape);
                if (!value.Values.All(double.IsFinite)) continue;
                (exam.Second, exam.SecondValue) = (second, Examination.Copy(value));
                return null;
            }
            catch (Exception e) when (Stencil.IsRefusal(e)) { }
        }
        return null;
    }

    private static double Nearby(double value, double change, Precision precision)
    {
        double moved = value + (value == 0 ? change : value * change);
        return precision == Precision.Single ? (float)moved : moved;
    }

    internal static GradientFinding Shapes(int[] expected, int[] got) =>
        Fault(Text.Of("value.shape", ("shape", Shaped.Print(expected))), Text.Of("value.shape", ("shape", Shaped.Print(got))));

    internal static double Largest(double[] values) => values.Length == 0 ? 0 : values.Max(Math.Abs);

    private static string Place(Shaped value, int output) => "y" + Examination.Index(value, output);

    private static GradientFinding Fault(Text expected, Text got) => new(GradientFault.BadFunction, expected, got);
}
