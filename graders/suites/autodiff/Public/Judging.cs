namespace Gradus.Suites.Autodiff;

/// <summary>What both suites are written in.</summary>
internal static class Judging
{
    /// <summary>Differences are good to eleven digits at best, formulas to fourteen or more.</summary>
    private const double Exact = 2e-12, Approximate = 1e-4;

    /// <summary>An array that is right to nearly all digits. A result that is right to some only is told to come from differences.</summary>
    internal static CloseConstraint Near(Shaped right, Shaped? got)
    {
        var constraint = Is.CloseTo(right).Within(Exact);
        return got is not null && got.HasShapeOf(right) && AllWithin(right, got, Approximate) && !AllWithin(right, got, Exact) ? constraint.Mistake("differences", got) : constraint;
    }

    /// <summary>A wrong result in the shape of a right one.</summary>
    internal static Shaped Instead(this Shaped right, Func<int, double> wrong) => right.With([.. Enumerable.Range(0, right.Size).Select(wrong)]);

    internal static Shaped Times(this Shaped array, double factor) => array.With([.. array.Values.Select(v => v * factor)]);

    internal static Shaped Times(this Shaped array, Shaped other) => array.Instead(i => array.Values[i] * other.Values[i]);

    internal static Shaped Plus(this Shaped array, double number) => array.With([.. array.Values.Select(v => v + number)]);

    /// <summary>The rows of a matrix in another order.</summary>
    internal static Shaped Rows(this Shaped matrix, int[] order) => matrix.Instead(i => matrix.Values[(order[i / matrix.Shape[1]] * matrix.Shape[1]) + (i % matrix.Shape[1])]);

    /// <summary>A gradient or tangent; null stands for zeros.</summary>
    internal static Shaped OrZeros(this Shaped? array, Shaped like) => array ?? Shaped.Zeros(like.Shape);

    /// <summary>A factor other than 1, to be hit by nobody's accident.</summary>
    internal static double Factor => Subject.Random.Int(2, 6) + 0.25;

    private static bool AllWithin(Shaped right, Shaped got, double error) =>
        Enumerable.Range(0, right.Size).All(i => Math.Abs(right.Values[i] - got.Values[i]) <= (error * Math.Abs(right.Values[i])) + (error / 100));
}
