namespace Gradus.Suites.Optimizers;

/// <summary>How both suites judge a walk.</summary>
internal static class Judging
{
    // The parameters of the net whose gradients the hidden suite has, 13 numbers.
    private static readonly int[][] Net = [[3, 2], [3], [1, 3], [1]];

    private static IOptimizers Optimizers => Subject.Of<IOptimizers>();

    /// <summary>One of some walks, from another start: what gradients are given, the whole path moves by as much.</summary>
    internal static void Walk(Walk[] walks, TensorKind kind = TensorKind.Double) => Walk(walks, (setting, start, gradients) => Optimizers.Steps(setting, start, gradients, kind), kind);

    /// <summary>The same in PyTorch's manner.</summary>
    internal static void WalkThroughParameters(Walk[] walks) => Walk(walks, Optimizers.ThroughParameters, TensorKind.Double);

    /// <summary>One of some descents with the lecture's Nesterov: where it asks for gradients, and where it gets.</summary>
    internal static void Descend(Bowl[] bowls, double ofAsked, double ofReached)
    {
        var row = Subject.Random.Pick(bowls);
        double factor = Subject.Random.Factor();
        List<double[]> asked = [];
        Lazy<double[][]> reached = new(() => Optimizers.Path(row.Setting, [.. row.Start.Select(x => x * factor)], at =>
        {
            asked.Add([.. at]);
            return [.. at.Zip(row.Curvatures, (x, curvature) => x * curvature)];
        }, row.Asked.Length), LazyThreadSafetyMode.PublicationOnly);
        Part.Of(ofAsked, "asked", () =>
        {
            _ = reached.Value;
            var right = Is.CloseTo(Table(row.Asked).Times(factor));
            foreach (var (key, wrong, _) in row.Wrong) right.Mistake(key, Table(wrong).Times(factor));
            Assert.That(Table([.. asked]), right);
        }, "Nesterov.LookAhead");
        Part.Of(ofReached, "reached", () =>
        {
            var right = Is.CloseTo(Table(row.Points).Times(factor));
            foreach (var (key, _, wrong) in row.Wrong) right.Mistake(key, Table(wrong).Times(factor));
            Assert.That(Table(reached.Value), right);
        }, "Nesterov.Update");
    }

    /// <summary>One of some schedules, with rates of another size.</summary>
    internal static void Rates(RateCase row)
    {
        double factor = Subject.Random.Factor();
        var schedule = row.Schedule with { Rate = row.Schedule.Rate * factor, Second = row.Schedule.Kind == ScheduleKind.Cosine ? row.Schedule.Second * factor : row.Schedule.Second };
        var right = Is.CloseTo(Shaped.Vector(row.Rates).Times(factor));
        foreach (var (key, wrong) in row.Wrong) right.Mistake(key, Shaped.Vector(wrong[0]).Times(factor));
        Assert.That(Shaped.Vector(Optimizers.Rates(schedule, row.Steps)), right);
    }

    /// <summary>Gradients of two parameters, shortened by the norm.</summary>
    internal static void ByNorm(ClipCase row, TensorKind kind = TensorKind.Double)
    {
        var right = Is.CloseTo(Shaped.Vector(row.ByNorm));
        if (kind == TensorKind.Single) right.Within(2e-6, 2e-6);
        foreach (var (key, wrong) in row.Wrong) right.Mistake(key, Shaped.Vector(wrong[0]));
        Assert.That(Clipped(Limiting.ByNorm, row, kind), right);
    }

    /// <summary>Gradients of two parameters, shortened element by element.</summary>
    internal static void ByValue(ClipCase row) =>
        Assert.That(Clipped(Limiting.ByValue, row, TensorKind.Double), Is.CloseTo(Shaped.Vector(row.ByValue)).Mistake("cut-on-one-side", Shaped.Vector(row.OneSided)).Mistake("norm-for-elements", Shaped.Vector(row.ByNorm)));

    /// <summary>Rows as a matrix.</summary>
    internal static Shaped Table(double[][] rows) => new([.. rows.SelectMany(row => row)], [rows.Length, rows.Length == 0 ? 0 : rows[0].Length]);

    private static Shaped Clipped(Limiting limiting, ClipCase row, TensorKind kind) =>
        Shaped.Vector([.. Optimizers.Clipped(limiting, row.Limit, [Shaped.Vector(row.First), new Shaped(row.Second, [2, 2])], kind).SelectMany(gradient => gradient.Values)]);

    private static void Walk(Walk[] walks, Func<OptimizerSetting, Shaped[], Shaped[][], Shaped[][]> steps, TensorKind kind)
    {
        var row = Subject.Random.Pick(walks);
        // Decay knows where the parameters are: then they stay there.
        double shift = row.Setting.Decaying == Decaying.None ? Subject.Random.Factor() : 0;
        bool isSingle = kind == TensorKind.Single;
        int count = isSingle ? row.Kept.Count(step => step <= 10) : row.Kept.Length;
        var gradients = row.Gradients.Take(row.Kept[count - 1]);
        var got = steps(row.Setting, Parameters([.. row.Start.Select(x => x + shift)]), [.. gradients.Select(Parameters)]);
        var right = Is.CloseTo(Moved(row.Path));
        if (isSingle) right.Within(2e-6, 2e-6);
        foreach (var (key, wrong) in row.Wrong) right.Mistake(key, Moved(wrong));
        Assert.That(Table([.. row.Kept.Take(count).Select(step => got[step - 1].SelectMany(parameter => parameter.Values).ToArray())]), right);

        Shaped Moved(double[][] path) => Table([.. path.Take(count)]).Plus(shift);
    }

    private static Shaped[] Parameters(double[] values)
    {
        if (values.Length != Net.Sum(shape => Shaped.Zeros(shape).Size)) return [Shaped.Vector(values)];
        int at = 0;
        return [.. Net.Select(shape => Shaped.Zeros(shape)).Select(zeros => zeros.With(values[at..(at += zeros.Size)]))];
    }
}
