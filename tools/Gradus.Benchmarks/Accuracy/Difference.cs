namespace Gradus.Benchmarks.Accuracy;

/// <summary>How ours stands beside the other's.</summary>
internal enum Standing
{
    /// <summary>The interval of the difference includes 0: the seeds do not tell who is better.</summary>
    Within,

    /// <summary>The whole interval is above 0.</summary>
    Better,

    /// <summary>The whole interval is below 0.</summary>
    Worse,
}

/// <summary>By how much the mean of one sample exceeds that of another, with the 95 % interval of both together.</summary>
/// <param name="Value">The difference of the means.</param>
/// <param name="Margin">The interval is the value ± this.</param>
/// <remarks>B. L. Welch, <i>The generalization of 'Student's' problem when several different population variances are involved</i>, Biometrika 34 (1947): the variances of the two need not be equal.</remarks>
internal readonly record struct Difference(double Value, double Margin)
{
    /// <summary>Whether ours is within the interval, or better.</summary>
    public Standing Standing => Value - Margin > 0 ? Standing.Better : Value + Margin < 0 ? Standing.Worse : Standing.Within;

    /// <summary>Ours less theirs; null where one of them has fewer than two values, so that nobody knows how they spread.</summary>
    public static Difference? Of(IReadOnlyCollection<double> ours, IReadOnlyCollection<double> theirs)
    {
        if (ours.Count < 2 || theirs.Count < 2) return null;
        double value = ours.Average() - theirs.Average(), mine = Variance(ours) / ours.Count, yours = Variance(theirs) / theirs.Count, both = mine + yours;
        if (both == 0) return new(value, 0);
        double degrees = both * both / ((mine * mine / (ours.Count - 1)) + (yours * yours / (theirs.Count - 1)));
        // Rounding may leave it a hair below the least that it can be.
        return new(value, StudentT.Within(0.95, Math.Max(degrees, 1)) * Math.Sqrt(both));
    }

    /// <summary>The difference ± the margin, four decimals, and the standing.</summary>
    public override string ToString() => FormattableString.Invariant($"{Value:+0.0000;−0.0000;0.0000} ± {Margin:F4}, {Standing.ToString().ToLowerInvariant()}");

    private static double Variance(IReadOnlyCollection<double> values)
    {
        double mean = values.Average();
        return values.Sum(v => (v - mean) * (v - mean)) / (values.Count - 1);
    }
}
