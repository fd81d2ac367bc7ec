using System.Globalization;
using Gradus.Grading.Records;

namespace Gradus.Grading.Gradients;

/// <summary>What a hypothesis says a wrong derivative should be.</summary>
/// <param name="Values">The elements.</param>
/// <param name="Error">A bound on the errors of these, which come from differences.</param>
internal readonly record struct Prediction(double[] Values, double Error)
{
    /// <summary>Relative errors up to this are called slight: a factor so near to 1 is no factor that somebody forgot.</summary>
    internal const double Slight = 1e-3;

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

    /// <summary>Whether at least two elements are not zero.</summary>
    internal bool Several
    {
        get
        {
            double error = Error;
            return Values.Count(v => Math.Abs(v) > 8 * error) >= 2;
        }
    }

    /// <summary>What a linear derivative must be for the difference of two upstream gradients, or tangents, from what it is for each.</summary>
    internal static Prediction Difference(double[] one, double[] other, Arithmetic arithmetic) =>
        new([.. one.Zip(other, (p, q) => p - q)], arithmetic.Relative * Math.Max(ValueCheck.Largest(one), ValueCheck.Largest(other)));

    internal double Slack(Arithmetic arithmetic) => Math.Max(10 * arithmetic.Relative * ValueCheck.Largest(Values), 8 * Error);

    /// <summary>The one element that a claimed derivative has wrong; -1 when there are more, when the others are only less wrong, or when there is no other.</summary>
    internal int OnlyWrong(double[] claimed, Arithmetic arithmetic)
    {
        if (claimed.Length < 2) return -1;
        double[] off = new double[claimed.Length];
        for (int i = 0; i < off.Length; i++)
        {
            double gap = Math.Abs(claimed[i] - Values[i]) - 8 * Error;
            off[i] = gap > 0 ? gap / Math.Max(Math.Abs(claimed[i]), Math.Abs(Values[i])) : 0;
        }
        int worst = Array.IndexOf(off, off.Max());
        double others = Math.Min(10 * arithmetic.Relative, off[worst] / 100);
        return off[worst] > 50 * arithmetic.Relative && !off.Where((o, i) => i != worst && o > others).Any() ? worst : -1;
    }

    /// <summary>Whether a claimed derivative is off by no more than a thousandth of the largest element.</summary>
    internal bool NearlyFits(double[] claimed)
    {
        double slack = Slight * ValueCheck.Largest(Values);
        return !Values.Where((v, i) => !(Math.Abs(v - claimed[i]) <= slack)).Any();
    }

    /// <summary>The cause of a wrong derivative that is nearly right everywhere: no factor, only a size of the error; null where the finding's own derivative is not nearly right.</summary>
    internal static Text? SlightlyOff(GradientFinding finding)
    {
        double error = Math.Abs(finding.Analytic - finding.Numeric) / Math.Abs(finding.Numeric);
        return error <= Slight ? Text.Of("gradient.slightly-off", ("error", error.ToString("G1", CultureInfo.InvariantCulture))) : null;
    }

    /// <summary>The number that a claimed derivative is closest to a multiple by; NaN when there is none.</summary>
    internal double Factor(double[] claimed)
    {
        double along = 0, square = 0;
        for (int i = 0; i < claimed.Length; i++) (along, square) = (along + claimed[i] * Values[i], square + Values[i] * Values[i]);
        return square > 0 ? along / square : double.NaN;
    }
}
