using Gradus.Contracts;
using Gradus.Grading.Records;

namespace Gradus.Grading.Gradients;

/// <summary>Compares reverse mode, Jᵀu, with differences.</summary>
internal sealed class ReverseCheck(Examination exam)
{
    internal const string Mode = "reverse";

    private readonly Shaped upstream = exam.RandomLike(exam.Value);
    private readonly ReverseCauses causes = new(exam);
    private Shaped?[] returned = [];

    internal GradientFinding? Check()
    {
        if (Pass(exam.Point, upstream, out var first) is { } malformed) return malformed;
        if (exam.Untouched(exam.Mode(Mode)) is { } touched) return touched;
        var given = returned;
        return Again(exam.Point, first, causes.OfChange) ?? ZeroUpstream(first) ?? Kept(given, first) ?? Entries(first) ?? SecondPoint() ?? Kept(given, first) ?? Again(exam.Point, first, causes.OfChange);
    }

    /// <summary>One reverse pass, each gradient as an array of the input's shape.</summary>
    /// <returns>What is wrong with the form of the result; null when nothing is.</returns>
    internal GradientFinding? Pass(Shaped[] inputs, Shaped upstream, out Shaped[] gradients)
    {
        exam.Passes++;
        double[] before = [.. upstream.Values];
        Shaped?[]? raw = exam.F.Reverse!(inputs, upstream);
        gradients = [];
        if (!upstream.Values.AsSpan().SequenceEqual(before))
        {
            before.CopyTo(upstream.Values, 0);
            return new GradientFinding(GradientFault.Malformed, new Text("expect.untouched"), new Text("gradient.upstream-changed"), new Text("gradient.writes-to-upstream")) { Mode = exam.Mode(Mode) };
        }
        if (raw is null || raw.Length != inputs.Length)
        {
            return new GradientFinding(GradientFault.Malformed, Text.Of("gradient.count", ("count", Text.Number(inputs.Length))),
                Text.Of("gradient.count", ("count", Text.Number(raw?.Length ?? 0))))
            { Mode = exam.Mode(Mode) };
        }
        returned = raw;
        gradients = [.. inputs.Select((x, a) => exam.Moving.Contains(a) && raw[a] is { } g ? Examination.Copy(g) : Shaped.Zeros(x.Shape))];
        foreach (int a in exam.Moving)
        {
            var gradient = gradients[a];
            if (!gradient.HasShapeOf(inputs[a]))
            {
                return new GradientFinding(GradientFault.Malformed, Text.Of("gradient.shape", ("argument", exam.Name(a)), ("shape", Shaped.Print(inputs[a].Shape))),
                    Text.Of("gradient.shape", ("argument", exam.Name(a)), ("shape", Shaped.Print(gradient.Shape))), causes.OfShape(a, gradients, upstream))
                { Mode = exam.Mode(Mode), Argument = a };
            }
            int broken = Array.FindIndex(gradient.Values, v => !double.IsFinite(v));
            if (broken >= 0)
            {
                return new GradientFinding(GradientFault.Malformed, new Text("gradient.finite-derivative"), exam.By(Mode, Projected(a, broken), gradient.Values[broken]))
                { Mode = exam.Mode(Mode), Argument = a, Element = broken, Analytic = gradient.Values[broken] };
            }
        }
        return null;
    }

    /// <summary>Another pass, which must give the same to the last bit.</summary>
    private GradientFinding? Again(Shaped[] inputs, Shaped[] first, Func<Shaped[], Shaped[], Shaped, Text?> cause)
    {
        if (Pass(inputs, upstream, out var second) is { } malformed) return malformed;
        foreach (int a in exam.Moving)
        {
            int i = first[a].Values.AsSpan().CommonPrefixLength(second[a].Values);
            if (i == first[a].Size) continue;
            double before = first[a].Values[i], after = second[a].Values[i];
            return new GradientFinding(GradientFault.Malformed, new Text("gradient.same-twice"),
                Text.Of("gradient.changed", ("place", Projected(a, i)), ("first", Examination.Print(before, after)), ("second", Examination.Print(after, before))), cause(first, second, upstream))
            { Mode = exam.Mode(Mode), Argument = a, Element = i, Analytic = after };
        }
        return null;
    }

    // Who keeps a result and calls again must not find another in its place.
    private GradientFinding? Kept(Shaped?[] given, Shaped[] first)
    {
        foreach (int a in exam.Moving)
        {
            if (given[a] is not { } now || now.Values.AsSpan().SequenceEqual(first[a].Values)) continue;
            int i = now.Values.AsSpan().CommonPrefixLength(first[a].Values);
            return exam.Overwritten(Mode, Projected(a, i), first[a].Values[i], now.Values[i]) with { Argument = a, Element = i };
        }
        return null;
    }

    private GradientFinding? ZeroUpstream(Shaped[] first)
    {
        if (Pass(exam.Point, Shaped.Zeros(exam.Value.Shape), out var gradients) is { } malformed) return malformed;
        foreach (int a in exam.Moving)
        {
            int i = Array.FindIndex(gradients[a].Values, v => v != 0);
            if (i < 0) continue;
            return Explain(new GradientFinding(GradientFault.WrongValue, Text.Of("gradient.zero-upstream", ("place", Projected(a, i))), exam.By(Mode, Projected(a, i), gradients[a].Values[i]))
            { Mode = exam.Mode(Mode), Argument = a, Element = i, Analytic = gradients[a].Values[i], Numeric = 0, Error = 0 }, first);
        }
        return null;
    }

    private GradientFinding? Entries(Shaped[] first)
    {
        if ((exam.IsSmall || exam.Options.EveryEntry) && exam.Value.Size > 0 && Jacobian(first) is { } wrong) return wrong;
        if (exam.Options.EveryEntry && !exam.IsSmall) return Along(exam.Point, exam.Value, first, keepKinks: true);
        if (exam.Elements > exam.Options.ElementLimit && Along(exam.Point, exam.Value, first, keepKinks: true) is { } off) return off;
        return Elements(exam.Point, exam.Value, first, keepKinks: true);
    }

    // Row by row: one pass per output, kept by columns because differences come by columns.
    private GradientFinding? Jacobian(Shaped[] first)
    {
        int outputs = exam.Value.Size;
        double[][][] columns = new double[exam.Point.Length][][];
        foreach (int a in exam.Moving) columns[a] = [.. Enumerable.Range(0, exam.Point[a].Size).Select(_ => new double[outputs])];
        for (int j = 0; j < outputs; j++)
        {
            var unit = Shaped.Zeros(exam.Value.Shape);
            unit.Values[j] = 1;
            if (Pass(exam.Point, unit, out var row) is { } malformed) return malformed;
            foreach (int a in exam.Moving)
                for (int i = 0; i < row[a].Size; i++) columns[a][i][j] = row[a].Values[i];
        }
        return JacobianCheck.Of(exam, columns, Mode, f => Explain(f, first));
    }

    /// <summary>Every element's derivative of u·y, or as many as the limit allows.</summary>
    private GradientFinding? Elements(Shaped[] point, Shaped value, Shaped[] gradients, bool keepKinks)
    {
        var stencil = exam.Stencil(point, value, upstream.Values);
        var differences = new Differences(stencil, exam.Arithmetic);
        bool all = exam.Elements <= exam.Options.ElementLimit;
        foreach (int a in exam.Moving)
        {
            double[] claimed = gradients[a].Values;
            int count = all ? claimed.Length : (int)((long)exam.Options.ElementLimit * claimed.Length / exam.Elements);
            for (int n = 0; n < count; n++)
            {
                int i = all ? n : exam.Random.Int(0, claimed.Length);
                stencil.Along(a, i);
                if (differences.Compare(claimed.AsSpan(i, 1), fine: true) is not { } deviation || (!keepKinks && deviation.Verdict != Verdict.Wrong)) continue;
                if (exam.Report(deviation, Mode, Projected(a, i)) is { } finding) return Explain(finding with { Argument = a, Element = i }, gradients);
            }
        }
        exam.Unresolved += differences.Unresolved;
        return null;
    }

    /// <summary>The derivative of u·y along two random directions; when it is wrong, the element that is to blame.</summary>
    private GradientFinding? Along(Shaped[] point, Shaped value, Shaped[] gradients, bool keepKinks)
    {
        var stencil = exam.Stencil(point, value, upstream.Values);
        var differences = new Differences(stencil, exam.Arithmetic);
        for (int n = 0; n < 2; n++)
        {
            var direction = stencil.AlongRandom(exam.Random, exam.Moving);
            double claimed = 0, terms = 0;
            foreach (int a in exam.Moving)
            {
                for (int i = 0; i < gradients[a].Size; i++)
                {
                    double term = gradients[a].Values[i] * direction[a]!.Values[i];
                    (claimed, terms) = (claimed + term, terms + Math.Abs(term));
                }
            }
            if (differences.Compare([claimed], terms: terms) is not { } deviation || (!keepKinks && deviation.Verdict != Verdict.Wrong)) continue;
            if (deviation.Verdict == Verdict.Wrong && Elements(point, value, gradients, keepKinks) is { } element) return element;
            if (exam.Report(deviation, Mode, "∂(u·y)·v") is { } finding) return finding;
        }
        return null;
    }

    private GradientFinding? SecondPoint()
    {
        if (exam.Second is not { } second || exam.Pending is not null) return null; // where the point itself says nothing, its neighbour shall not either
        if (Pass(second, upstream, out var gradients) is { } malformed) return malformed;
        if (Along(second, exam.SecondValue, gradients, keepKinks: false) is { } wrong) return wrong with { Cause = causes.OfStale(gradients, upstream) ?? wrong.Cause };
        return Again(second, gradients, causes.OfChangeAtSecond);
    }

    private GradientFinding Explain(GradientFinding finding, Shaped[] claimed) => finding with { Cause = causes.OfValues(this, finding, upstream, claimed) };

    private string Projected(int argument, int element) => $"∂(u·y)/∂{exam.Place(argument, element)}";
}
