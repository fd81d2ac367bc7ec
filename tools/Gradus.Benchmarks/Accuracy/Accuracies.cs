namespace Gradus.Benchmarks.Accuracy;

/// <summary>The accuracies of several seeds: the one in the middle, and what a tenth of them lies below and above.</summary>
/// <param name="Median">Half of them lie below.</param>
/// <param name="Tenth">The 10th percentile.</param>
/// <param name="Ninetieth">The 90th percentile.</param>
internal readonly record struct Accuracies(double Median, double Tenth, double Ninetieth)
{
    /// <summary>Of these.</summary>
    /// <exception cref="ArgumentException">There are none.</exception>
    public static Accuracies Of(params IEnumerable<double> values)
    {
        double[] ascending = [.. values.Order()];
        if (ascending.Length == 0) throw new ArgumentException("There are no accuracies to take percentiles of; expected at least one.", nameof(values));
        return new(Percentile(0.5), Percentile(0.1), Percentile(0.9));

        // Between two neighbours in proportion, as numpy.percentile has it.
        double Percentile(double share)
        {
            double place = share * (ascending.Length - 1);
            int below = (int)place;
            return below == ascending.Length - 1 ? ascending[below] : ascending[below] + ((place - below) * (ascending[below + 1] - ascending[below]));
        }
    }

    /// <summary>Median (10th–90th percentile), four decimals.</summary>
    public override string ToString() => FormattableString.Invariant($"{Median:F4} ({Tenth:F4}–{Ninetieth:F4})");
}
