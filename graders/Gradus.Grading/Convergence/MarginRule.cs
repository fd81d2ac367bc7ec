namespace Gradus.Grading.Convergence;

/// <summary>How wide a table's margin is, and from which width on its right solutions are not alike.</summary>
public static class MarginRule
{
    /// <summary>A margin, in standard deviations of the spread between right solutions.</summary>
    public const double Deviations = 4;

    /// <summary>Pinned: the smallest margin, in parts of the curves' height. The order of operations is free, and machines differ in their vectors.</summary>
    /// <remarks>A known mistake is told apart where it changes a point by a thousandth: outside this margin wherever the point is a thousandth of the height or more.</remarks>
    public const double Least = 1e-6;

    /// <summary>Pinned: the widest margin, in parts of the curves' height. Right solutions that need a wider one differ by more than rounding.</summary>
    public const double Most = 1e-5;

    /// <summary>Free: the widest margin, in widths of the band that 95 % of the reference's runs end in; where that is wider, from the band's upper edge to the worst run.</summary>
    /// <remarks>Right solutions may draw in ways of their own. They are then as far apart as the reference's runs at different seeds, whose band is four deviations wide; the largest
    /// of the twenty deviations that a table measures, each on a handful of curves, is half as much again, and rarely more than twice. Where nearly all runs answer everything, the band is
    /// nothing, and the worst run says how far right ones stray.</remarks>
    public const double MostBands = 2;

    /// <summary>Free: the smallest margin. The digits that a table keeps tell a limit from the worst run.</summary>
    private const double LeastOfFree = 1e-9;

    /// <summary>The largest point of some curves, without its sign.</summary>
    public static double Height(IEnumerable<SeedRow> rows) => rows.Max(row => row.Curve.Max(Math.Abs));

    /// <summary>The margin of a training.</summary>
    /// <param name="kind">The rule that it is judged by.</param>
    /// <param name="deviation">The largest standard deviation between right solutions.</param>
    /// <param name="height">The height of the curves.</param>
    public static double Of(TrainingKind kind, double deviation, double height) => Math.Max(Deviations * deviation, kind == TrainingKind.Pinned ? Least * height : LeastOfFree);

    /// <summary>The widest margin that a table may have.</summary>
    public static double Widest(ConvergenceTable table)
    {
        if (table.Kind == TrainingKind.Pinned) return Most * Height(table.Seeds);
        double worst = table.Limit.GetValueOrDefault() + table.Margin;
        return Math.Max(LeastOfFree, Math.Max(MostBands * (table.High[^1] - table.Low[^1]), table.High[^1] - worst));
    }
}
