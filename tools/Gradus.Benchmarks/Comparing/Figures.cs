using System.Text.Json.Serialization;

namespace Gradus.Benchmarks.Comparing;

/// <summary>What one implementation made of one case, round by round.</summary>
/// <param name="Case">FAMILY/REST.</param>
/// <param name="Implementation">Whose.</param>
/// <param name="Threads">With how many threads.</param>
/// <param name="Unit">The unit of the values.</param>
/// <param name="HigherIsBetter">Whether more is better.</param>
/// <param name="Values">A value for each round.</param>
internal sealed record Figures(string Case, string Implementation, int Threads, string Unit, bool HigherIsBetter, double[] Values)
{
    /// <summary>Median and range.</summary>
    [JsonIgnore]
    public Spread Spread => Spread.Of(Values);

    /// <summary>Whose, with how many threads.</summary>
    [JsonIgnore]
    public Contender Contender => new(Implementation, Threads);

    /// <summary>How many times as fast as another one, in each round: rates are divided by theirs, theirs are divided by times.</summary>
    /// <remarks>Runs of one round stood next to each other in time, so a machine that is slower for a while is slower for both.</remarks>
    /// <exception cref="InvalidOperationException">They are not of one case and unit, or have not as many rounds.</exception>
    public double[] TimesAsFastAs(Figures other)
    {
        if (Case != other.Case || Unit != other.Unit || HigherIsBetter != other.HigherIsBetter || Values.Length != other.Values.Length)
        {
            throw new InvalidOperationException($"{this} cannot be compared with {other}: expected one case, unit and number of rounds.");
        }
        return [.. Values.Zip(other.Values, (a, b) => HigherIsBetter ? a / b : b / a)];
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Case} by {Contender} ({Values.Length} rounds in {Unit})";
}

/// <summary>Who takes part: an implementation with so many threads.</summary>
internal readonly record struct Contender(string Implementation, int Threads)
{
    /// <summary>Whether an implementation is one of ours: gradus, or gradus-tensors, gradus-jit and so on where there are several ways.</summary>
    public static bool IsOurs(string implementation) => implementation == "gradus" || implementation.StartsWith("gradus-", StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Threads == 1 ? Implementation : $"{Implementation}, {Threads} threads";
}
