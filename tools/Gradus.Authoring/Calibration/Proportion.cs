namespace Gradus.Authoring.Calibration;

/// <summary>How often something happened, and what that says about how often it does.</summary>
/// <param name="Count">How often.</param>
/// <param name="Runs">Of how many independent runs; 1 or more.</param>
public readonly record struct Proportion(int Count, int Runs)
{
    private const double Error = 0.05;

    /// <summary>The Clopper–Pearson interval for the probability, with 95 % confidence (C. Clopper, E. Pearson, Biometrika 26, 1934): from the tails of the binomial
    /// distribution, never too narrow.</summary>
    /// <remarks>Where nothing or everything was hit, one side is open, and the whole 5 % go to the other: 299 of 299 is 99.0 % or more.</remarks>
    /// <exception cref="ArgumentException">There are no runs, or more hits than runs.</exception>
    public (double Low, double High) Interval
    {
        get
        {
            if (Runs < 1 || Count < 0 || Count > Runs) throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"{Count} of {Runs} is no proportion; expected 0 to {Runs} of 1 or more runs."));
            double tail = Count == 0 || Count == Runs ? Error : Error / 2;
            var (count, runs) = this;
            return (count == 0 ? 0 : Solve(p => AtLeast(count, runs, p) >= tail), count == runs ? 1 : Solve(p => AtLeast(count + 1, runs, p) >= 1 - tail));
        }
    }

    /// <summary>The smallest probability of which a rising condition is true.</summary>
    private static double Solve(Func<double, bool> holds)
    {
        double low = 0, high = 1;
        for (int i = 0; i < 60; i++)
        {
            double middle = (low + high) / 2;
            if (holds(middle)) high = middle;
            else low = middle;
        }
        return (low + high) / 2;
    }

    /// <summary>The probability of <paramref name="count"/> hits or more.</summary>
    private static double AtLeast(int count, int runs, double p)
    {
        if (p <= 0) return count == 0 ? 1 : 0;
        double sum = 0, choose = 0; // ln of runs over i
        for (int i = 0; i <= runs; i++)
        {
            if (i > 0) choose += Math.Log((runs - i + 1) / (double)i);
            if (i >= count) sum += Math.Exp(choose + i * Math.Log(p) + (runs - i) * Math.Log(1 - p));
        }
        return Math.Min(1, sum);
    }
}
