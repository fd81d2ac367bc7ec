using Gradus.Grading.Constraints;

namespace Gradus.Suites.Losses;

/// <summary>Known losses as a mean, as a sum and as they are, and what comes out when a reduction is mistaken for another.</summary>
internal static class Reductions
{
    /// <summary>Losses of elements: a mean is over all of them.</summary>
    internal static CloseConstraint OfElements(Shaped losses, Reducing reduction, params (string Key, Shaped Losses)[] wrong)
    {
        var expected = Expected(losses, reduction, wrong);
        return reduction == Reducing.Mean && losses.Rank > 1 ? expected.Mistake("mean-over-rows", losses.Values.Sum() / losses.Shape[0]) : expected;
    }

    /// <summary>Losses of rows: a mean is over the rows.</summary>
    internal static CloseConstraint OfRows(Shaped losses, int classes, Reducing reduction, params (string Key, Shaped Losses)[] wrong)
    {
        var expected = Expected(losses, reduction, wrong);
        return reduction == Reducing.Mean ? expected.Mistake("mean-over-elements", losses.Values.Average() / classes) : expected;
    }

    private static CloseConstraint Expected(Shaped losses, Reducing reduction, (string Key, Shaped Losses)[] wrong)
    {
        Shaped mean = Of(losses, Reducing.Mean), sum = Of(losses, Reducing.Sum);
        var expected = Is.CloseTo(Of(losses, reduction));
        foreach (var (key, others) in wrong) expected.Mistake(key, Of(others, reduction));
        return reduction switch
        {
            Reducing.Mean => expected.Mistake("sum-for-mean", sum).Mistake("not-reduced", losses),
            Reducing.Sum => expected.Mistake("mean-for-sum", mean).Mistake("not-reduced", losses),
            _ => expected.Mistake("already-reduced", mean).Mistake("already-reduced", sum),
        };
    }

    private static Shaped Of(Shaped losses, Reducing reduction) => reduction switch
    {
        Reducing.Mean => Shaped.Scalar(losses.Values.Average()),
        Reducing.Sum => Shaped.Scalar(losses.Values.Sum()),
        _ => losses,
    };
}
