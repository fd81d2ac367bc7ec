namespace Gradus.Descent;

/// <summary>How a descent ended.</summary>
public enum Outcome
{
    /// <summary>In the last point the gradient is not longer than the tolerance.</summary>
    Converged,

    /// <summary>All steps were taken.</summary>
    StepsUsedUp,

    /// <summary>In the last point the value or a coordinate is infinite or NaN.</summary>
    Diverged,
}

/// <summary>The way that a descent took.</summary>
/// <param name="Points">The points, each of shape [n]; the first is the start.</param>
/// <param name="Values">The function's value at each point: a learning curve.</param>
/// <param name="Outcome">How it ended.</param>
public sealed record DescentPath(IReadOnlyList<double[]> Points, IReadOnlyList<double> Values, Outcome Outcome);
