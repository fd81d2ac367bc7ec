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

    /// <summary>Free: the smallest margin, in answers.</summary>
    /// <remarks>Right solutions that differ by rounding alone may give the same answers at all seeds of a table. Their spread is nothing then, and says nothing of the next one: an answer that hangs
    /// by a hair falls otherwise in another order of operations, and the worst of a thousand runs has no room below it. Between vector units of other widths one or two of some hundred answers do so.</remarks>
    public const int LeastAnswers = 2;

    /// <summary>The largest point of some curves, without its sign.</summary>
    public static double Height(IEnumerable<SeedRow> rows) => rows.Max(row => row.Curve.Max(Math.Abs));

    /// <summary>The margin of a training.</summary>
    /// <param name="deviation">The largest standard deviation between right solutions.</param>
    /// <param name="narrowest">The margin that it has at least.</param>
    public static double Of(double deviation, double narrowest) => Math.Max(Deviations * deviation, narrowest);

    /// <summary>The narrowest margin of a training.</summary>
    /// <param name="kind">The rule that it is judged by.</param>
    /// <param name="height">The height of the curves.</param>
    /// <param name="answers">Free: how many answers an accuracy is a share of; 1 or more.</param>
    public static double Narrowest(TrainingKind kind, double height, int answers) => kind == TrainingKind.Pinned ? Least * height : (double)LeastAnswers / answers;

    /// <summary>The narrowest margin that a table may have.</summary>
    public static double Narrowest(ConvergenceTable table) => Narrowest(table.Kind, Height(table.Seeds), table.Answers ?? 0);

    /// <summary>The widest margin that a table may have.</summary>
    public static double Widest(ConvergenceTable table)
    {
        if (table.Kind == TrainingKind.Pinned) return Most * Height(table.Seeds);
        double worst = table.Limit.GetValueOrDefault() + table.Margin;
        return Math.Max(Narrowest(table), Math.Max(MostBands * (table.High[^1] - table.Low[^1]), table.High[^1] - worst));
    }
}
