namespace Gradus.Suites.Autodiff;

/// <summary>What both suites are written in.</summary>
internal static class Judging
{
    /// <summary>An array that is right to nearly all digits.</summary>
    internal static NearConstraint Near(Shaped right, Shaped? got) => new(right, got);

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
}
