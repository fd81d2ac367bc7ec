using System.Globalization;

namespace Gradus.Suites.Metrics;

/// <summary>What a logistic regression answered on the course's 359 test digits, and scikit-learn's metrics of it.</summary>
internal sealed record DigitsCase(
    double[][] Matrix, double Accuracy, double BalancedAccuracy, double[] Precision, double[] Recall, double[] F1, double[][][] Problems,
    double MicroOverlap, double MacroOverlap, double[] Auc, double LogLossSum, double LogLossMean)
{
    internal const int Classes = 10;

    private const double Scale = 1e6; // the file has millionths

    /// <summary>[359] the true digits.</summary>
    public int[] Truth { get; private init; } = [];

    /// <summary>[359] the answered digits.</summary>
    public int[] Answers { get; private init; } = [];

    /// <summary>[359, 10] the probability of each digit.</summary>
    public double[,] Probabilities { get; private init; } = new double[0, 0];

    internal static DigitsCase Read()
    {
        using var reader = new StreamReader(Table.Open("digits.csv"));
        int[][] rows = [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)
            .Select(line => line.Split(',').Select(cell => int.Parse(cell, CultureInfo.InvariantCulture)).ToArray())];
        return Table.Read<DigitsCase>("digits") with
        {
            Truth = [.. rows.Select(row => row[0])],
            Answers = [.. rows.Select(row => row[1])],
            Probabilities = rows.Select(row => row.Skip(2).Select(p => p / Scale).ToArray()).ToArray().ToMatrix(),
        };
    }

    /// <summary>One digit against the rest: 1 where the truth is the digit, and its probabilities as scores.</summary>
    internal (int[] Truth, double[] Scores) OneAgainstRest(int digit) =>
        ([.. Truth.Select(t => t == digit ? 1 : 0)], [.. Enumerable.Range(0, Truth.Length).Select(i => Probabilities[i, digit])]);
}
