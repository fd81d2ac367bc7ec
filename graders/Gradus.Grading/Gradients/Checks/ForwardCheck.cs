using Gradus.Contracts;
using Gradus.Grading.Records;

namespace Gradus.Grading.Gradients;

/// <summary>Compares forward mode, Jv, with differences.</summary>
internal sealed class ForwardCheck(Examination exam)
{
    internal const string Mode = "forward";

    private readonly ForwardCauses causes = new(exam);
    private Shaped? returned;

    internal GradientFinding? Check()
    {
        var tangents = exam.RandomTangents();
        if (Pass(exam.Point, tangents, out var first) is { } malformed) return malformed;
        if (exam.Untouched(exam.Mode(Mode)) is { } touched) return touched;
        var given = returned;
        return Again(exam.Point, tangents, first, causes.OfChange) ?? ZeroTangents() ?? Kept(given, first) ?? NullTangents(tangents) ?? Entries() ?? Along(exam.Point, exam.Value, keepKinks: true)
            ?? SecondPoint(tangents) ?? Kept(given, first) ?? Again(exam.Point, tangents, first, causes.OfChange);
    }

    /// <summary>One forward pass.</summary>
    /// <returns>What is wrong with the form of the result; null when nothing is.</returns>
    internal GradientFinding? Pass(Shaped[] inputs, Shaped?[] tangents, out Shaped tangent)
    {
        exam.Passes++;
        double[]?[] before = [.. tangents.Select(t => t?.Values.ToArray())];
        var raw = returned = exam.F.Jvp!(inputs, tangents);
        tangent = raw is null ? Shaped.Zeros(exam.Value.Shape) : Examination.Copy(raw);
        for (int a = 0; a < tangents.Length; a++)
        {
            if (before[a] is not { } values || tangents[a]!.Values.AsSpan().SequenceEqual(values)) continue;
            values.CopyTo(tangents[a]!.Values, 0);
            return new GradientFinding(GradientFault.Malformed, new Text("expect.untouched"), Text.Of("gradient.tangent-changed", ("argument", exam.Name(a))), new Text("gradient.writes-to-tangents"))
            { Mode = exam.Mode(Mode), Argument = a };
        }
        if (!tangent.HasShapeOf(exam.Value))
        {
            return new GradientFinding(GradientFault.Malformed, Text.Of("gradient.tangent-shape", ("shape", Shaped.Print(exam.Value.Shape))),
                Text.Of("gradient.tangent-shape", ("shape", Shaped.Print(tangent.Shape))))
            { Mode = exam.Mode(Mode) };
        }
        int broken = Array.FindIndex(tangent.Values, v => !double.IsFinite(v));
        return broken < 0 ? null
            : new GradientFinding(GradientFault.Malformed, new Text("gradient.finite-derivative"), exam.By(Mode, Directional(broken), tangent.Values[broken]))
            { Mode = exam.Mode(Mode), Analytic = tangent.Values[broken] };
    }

    private GradientFinding? Again(Shaped[] inputs, Shaped?[] tangents, Shaped first, Func<Shaped, Shaped, Shaped?[], Text?> cause)
    {
        if (Pass(inputs, tangents, out var second) is { } malformed) return malformed;
        int j = first.Values.AsSpan().CommonPrefixLength(second.Values);
        return j == first.Size ? null : new GradientFinding(GradientFault.Malformed, new Text("gradient.same-twice"),
            Text.Of("gradient.changed", ("place", Directional(j)), ("first", Examination.Print(first.Values[j], second.Values[j])), ("second", Examination.Print(second.Values[j], first.Values[j]))),
            cause(first, second, tangents))
        { Mode = exam.Mode(Mode), Analytic = second.Values[j] };
    }

    private GradientFinding? Kept(Shaped? given, Shaped first)
    {
        if (given is null || given.Values.AsSpan().SequenceEqual(first.Values)) return null;
        int j = given.Values.AsSpan().CommonPrefixLength(first.Values);
        return exam.Overwritten(Mode, Directional(j), first.Values[j], given.Values[j]);
    }

    private GradientFinding? ZeroTangents()
    {
        if (Pass(exam.Point, [.. exam.Point.Select(x => Shaped.Zeros(x.Shape))], out var tangent) is { } malformed) return malformed;
        int j = Array.FindIndex(tangent.Values, v => v != 0);
        return j < 0 ? null : Explain(new GradientFinding(GradientFault.WrongValue, Text.Of("gradient.zero-tangent", ("place", Directional(j))), exam.By(Mode, Directional(j), tangent.Values[j]))
        { Mode = exam.Mode(Mode), Analytic = tangent.Values[j], Numeric = 0, Error = 0 });
    }

    // A tangent that is null stands for zeros.
    private GradientFinding? NullTangents(Shaped?[] tangents)
    {
        if (exam.Point.Length < 2) return null;
        int dropped = exam.Moving[0];
        Shaped?[] some = [.. tangents.Select((t, a) => a == dropped ? null : t)];
        if (Pass(exam.Point, some, out var without) is { } malformed) return malformed;
        if (Pass(exam.Point, [.. some.Select((t, a) => t ?? Shaped.Zeros(exam.Point[a].Shape))], out var zeros) is { } other) return other;
        int j = without.Values.AsSpan().CommonPrefixLength(zeros.Values);
        return j == zeros.Size ? null : new GradientFinding(GradientFault.WrongValue, Text.Of("gradient.null-tangent", ("place", Directional(j)), ("value", Examination.Print(zeros.Values[j], without.Values[j]))),
            exam.By(Mode, Directional(j), without.Values[j]))
        { Mode = exam.Mode(Mode), Argument = dropped, Analytic = without.Values[j], Numeric = zeros.Values[j], Error = 0 };
    }

    private GradientFinding? Entries()
    {
        // Where reverse mode has had every entry, forward mode need only agree with it.
        bool alone = exam.F.Reverse is null;
        if (exam.Value.Size == 0 || !(exam.IsSmall || (alone && (exam.Options.EveryEntry || exam.Elements <= exam.Options.ElementLimit)))) return null;
        double[][][] columns = new double[exam.Point.Length][][];
        foreach (int a in exam.Moving)
        {
            columns[a] = new double[exam.Point[a].Size][];
            for (int i = 0; i < columns[a].Length; i++)
            {
                if (Pass(exam.Point, Unit(a, i), out var column) is { } malformed) return malformed;
                columns[a][i] = column.Values;
            }
        }
        return JacobianCheck.Of(exam, columns, Mode, Explain);
    }

    /// <summary>The tangents that move one element.</summary>
    internal Shaped?[] Unit(int argument, int element)
    {
        Shaped?[] unit = [.. exam.Point.Select(x => Shaped.Zeros(x.Shape))];
        unit[argument]!.Values[element] = 1;
        return unit;
    }

    private GradientFinding? Along(Shaped[] point, Shaped value, bool keepKinks)
    {
        var stencil = exam.Stencil(point, value);
        var differences = new Differences(stencil, exam.Arithmetic);
        for (int n = 0; n < 2; n++)
        {
            if (Compare(point, stencil.AlongRandom(exam.Random, exam.Moving), differences, keepKinks) is { } finding) return finding;
        }
        exam.Unresolved += differences.Unresolved;
        return null;
    }

    private GradientFinding? Compare(Shaped[] point, Shaped?[] direction, Differences differences, bool keepKinks)
    {
        if (Pass(point, direction, out var tangent) is { } malformed) return malformed;
        if (differences.Compare(tangent.Values) is not { } deviation || (!keepKinks && deviation.Verdict != Verdict.Wrong)) return null;
        return exam.Report(deviation, Mode, Directional(deviation.Output)) is { } finding ? Explain(finding) : null;
    }

    private GradientFinding? SecondPoint(Shaped?[] tangents)
    {
        if (exam.Second is not { } second || exam.Pending is not null) return null;
        if (Pass(second, tangents, out var first) is { } malformed) return malformed;
        if (Again(second, tangents, first, causes.OfChangeAtSecond) is { } changed) return changed;
        return Along(second, exam.SecondValue, keepKinks: false) is { } wrong ? wrong with { Cause = causes.OfStale(first, tangents) ?? wrong.Cause } : null;
    }

    private GradientFinding Explain(GradientFinding finding) => finding with { Cause = causes.OfValues(this, finding) };

    private string Directional(int output) => $"∂y{Examination.Index(exam.Value, output)}·v";
}
