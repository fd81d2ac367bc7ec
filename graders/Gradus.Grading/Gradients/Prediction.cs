namespace Gradus.Grading.Gradients;

/// <summary>What a hypothesis says a wrong derivative should be.</summary>
/// <param name="Values">The elements.</param>
/// <param name="Error">A bound on the errors of these, which come from differences.</param>
internal readonly record struct Prediction(double[] Values, double Error)
{
    public static implicit operator Prediction((double[] Values, double Error) from) => new(from.Values, from.Error);

    /// <summary>These times a number.</summary>
    internal Prediction Times(double factor) => new([.. Values.Select(v => factor * v)], Math.Abs(factor) * Error);

    /// <summary>Whether a claimed derivative is this, in all its elements.</summary>
    internal bool Fits(double[] claimed, Arithmetic arithmetic)
    {
        if (claimed.Length != Values.Length) return false;
        double slack = Slack(arithmetic);
        for (int i = 0; i < claimed.Length; i++)
            if (!(Math.Abs(claimed[i] - Values[i]) <= slack)) return false;
        return true;
    }

    /// <summary>Whether all elements are zero as far as differences can tell.</summary>
    internal bool IsZero => ValueCheck.Largest(Values) <= 8 * Error;

    internal double Slack(Arithmetic arithmetic) => Math.Max(10 * arithmetic.Relative * ValueCheck.Largest(Values), 8 * Error);

    /// <summary>The number that a claimed derivative is closest to a multiple by; NaN when there is none.</summary>
    internal double Factor(double[] claimed)
    {
        double along = 0, square = 0;
        for (int i = 0; i < claimed.Length; i++) (along, square) = (along + claimed[i] * Values[i], square + Values[i] * Values[i]);
        return square > 0 ? along / square : double.NaN;
    }
}
