using Gradus.Contracts;
using Gradus.Grading.Records;

namespace Gradus.Grading.Gradients;

/// <summary>Compares a function on a batch with the function on each example.</summary>
internal static class BatchCheck
{
    internal static GradientFinding? Of(Examination exam)
    {
        if (exam.F.Batched is null && exam.F.BatchedVjp is null) return null;
        Shaped[][] examples = [exam.Point, exam.Second ?? exam.Point, exam.Point];
        Shaped[] stacked = [.. exam.Point.Select((_, a) => Stack([.. examples.Select(e => e[a])]))];
        if (exam.F.Batched is { } batched && Compare(batched(stacked), Stack([.. examples.Select(exam.Evaluate)]), "y") is { } wrong) return wrong;
        if (exam.F.BatchedVjp is not { } vjp || exam.F.Reverse is not { } single) return null;

        Shaped[] upstream = [.. examples.Select(_ => exam.RandomLike(exam.Value))];
        var gradients = vjp(stacked, Stack(upstream));
        Shaped?[][] each = [.. examples.Select((e, b) => single(e, upstream[b]))];
        exam.Passes += examples.Length;
        foreach (int a in exam.Moving)
        {
            var right = Stack([.. examples.Select((e, b) => each[b][a] ?? Shaped.Zeros(e[a].Shape))]);
            if (Compare(gradients[a] ?? Shaped.Zeros(right.Shape), right, $"∂(u·y)/∂{exam.Name(a)}") is { } off) return off with { Argument = a };
        }
        return null;

        GradientFinding? Compare(Shaped got, Shaped right, string name)
        {
            if (!got.HasShapeOf(right)) return Fault(Text.Of("value.shape", ("shape", Shaped.Print(right.Shape))), Text.Of("value.shape", ("shape", Shaped.Print(got.Shape))));
            double slack = 1e3 * exam.Arithmetic.Epsilon * ValueCheck.Largest(right.Values);
            int differs = Enumerable.Range(0, right.Size).FirstOrDefault(i => !(Math.Abs(got.Values[i] - right.Values[i]) <= slack), -1);
            if (differs < 0) return null;
            string place = name + Examination.Index(right, differs);
            return Fault(Text.Of("gradient.one-by-one", ("place", place), ("value", Examination.Print(right.Values[differs], got.Values[differs]))),
                Text.Of("gradient.batched", ("place", place), ("value", Examination.Print(got.Values[differs], right.Values[differs]))));
        }

        GradientFinding Fault(Text expected, Text got) => new(GradientFault.BadFunction, expected, got) { Mode = exam.Mode("batched") };
    }

    private static Shaped Stack(Shaped[] examples) => new([.. examples.SelectMany(e => e.Values)], [examples.Length, .. examples[0].Shape]);
}
