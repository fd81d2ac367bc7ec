using System.Globalization;
using Gradus.Grading.Records;

namespace Gradus.Grading.Convergence;

/// <summary>A learning curve beside the reference's, as it is drawn.</summary>
/// <param name="Steps">How many steps have been made at each point.</param>
/// <param name="Own">The student's points: one or more, at most as many as there are steps; some may not be finite.</param>
/// <param name="Right">The reference's curve at the same seed.</param>
/// <param name="Low">Lower edge of the band that 95 % of the reference's runs are in, at each point.</param>
/// <param name="High">Its upper edge.</param>
public sealed record CurveView(int[] Steps, double[] Own, double[] Right, double[] Low, double[] High);

/// <summary>Curves in records: they are arguments of the name of the part that they belong to, so that they go wherever parts go, and nowhere else.</summary>
public static class CurveText
{
    private const string Key = "part.run";

    /// <summary>A number further from zero than this is no loss that anybody wants to see the end of, and could not be scaled.</summary>
    private const double Largest = 1e100;

    /// <summary>The name of the part that one run of a training is.</summary>
    /// <param name="seed">The seed of the run.</param>
    /// <param name="table">The training's table.</param>
    /// <param name="curve">What came; null when nothing did.</param>
    internal static Text Of(int seed, ConvergenceTable table, Curve? curve)
    {
        (string, string) run = ("run", Text.Number(seed));
        if (curve is null || curve.Values.Count == 0) return Text.Of(Key, run);
        return Text.Of(Key, run, ("steps", string.Join(' ', table.Steps.Select(s => s.ToString(CultureInfo.InvariantCulture)))),
            ("curve", Numbers(curve.Values.Take(table.Steps.Length))), ("right", Numbers(table.At(seed).Right)), ("low", Numbers(table.Low)), ("high", Numbers(table.High)));
    }

    /// <summary>Reads a curve out of a part's name. Records come from anywhere: what is no curve in every respect is none.</summary>
    /// <param name="name">The part's name.</param>
    /// <returns>Null when it holds no curve.</returns>
    public static CurveView? Read(Text name)
    {
        if (name.Key != Key || name.Args is not { } args) return null;
        if (Values("steps") is not { } steps || Values("curve") is not { } own || Values("right") is not { } right || Values("low") is not { } low || Values("high") is not { } high) return null;
        int points = steps.Length;
        if (own.Length > points || right.Length != points || low.Length != points || high.Length != points) return null;
        if (!steps.All(s => s is >= 0 and <= int.MaxValue && s == Math.Floor(s)) || steps.Zip(steps.Skip(1)).Any(s => s.Second <= s.First)) return null;
        if (!right.Concat(low).Concat(high).All(v => Math.Abs(v) <= Largest) || low.Zip(high).Any(b => b.First > b.Second)) return null;
        return new CurveView([.. steps.Select(s => (int)s)], [.. own.Select(v => Math.Abs(v) <= Largest ? v : double.NaN)], right, low, high);

        double[]? Values(string argument) => args.TryGetValue(argument, out string? text) ? Parse(text) : null;
    }

    private static string Numbers(IEnumerable<double> values) => string.Join(' ', values.Select(v => v.ToString("G4", CultureInfo.InvariantCulture)));

    private static double[]? Parse(string text)
    {
        string[] words = text.Split(' ', Curve.Most + 1);
        if (words.Length > Curve.Most) return null;
        var values = new double[words.Length];
        for (int i = 0; i < words.Length; i++)
            if (!double.TryParse(words[i], NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out values[i])) return null;
        return values;
    }
}
