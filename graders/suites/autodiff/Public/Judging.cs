namespace Gradus.Suites.Autodiff;

/// <summary>What both suites are written in.</summary>
internal static class Judging
{
    /// <summary>An array that is right to nearly all digits.</summary>
    internal static NearConstraint Near(Shaped right, Shaped? got) => new(right, got);

    /// <summary>A gradient or tangent; null stands for zeros.</summary>
    internal static Shaped OrZeros(this Shaped? array, Shaped like) => array ?? Shaped.Zeros(like.Shape);
}
