using Gradus.Contracts;
using Gradus.Grading.Seeds;

namespace Gradus.GradientStudy.Plain;

/// <summary>Reductions, normalisations and losses.</summary>
internal static class Reductions
{
    private const double Epsilon = 1e-5;

    internal static IEnumerable<Operation> All =>
    [
        ByJacobian.Of("softmax", Vectors(5), x => Shaped.Vector(Softmax(x[0].Values)), x => Softmax(x[0].Values) is var s ? ByJacobian.Table(5, 5, (j, i) => s[j] * ((i == j ? 1 : 0) - s[i])) : []),
        ByJacobian.Of("log-softmax", Vectors(5), x => Shaped.Vector([.. x[0].Values.Select(v => v - LogSumExp(x[0].Values))]),
            x => Softmax(x[0].Values) is var s ? ByJacobian.Table(5, 5, (j, i) => (i == j ? 1 : 0) - s[i]) : []),
        ByJacobian.Of("log-sum-exp", Vectors(5), x => Shaped.Scalar(LogSumExp(x[0].Values)), x => [Softmax(x[0].Values)]),
        ByJacobian.Of("cross-entropy of logits", Vectors(4), x => Shaped.Scalar(LogSumExp(x[0].Values) - x[0].Values[2]),
            x => [[.. Softmax(x[0].Values).Select((s, i) => s - (i == 2 ? 1 : 0))]]),
        ByJacobian.Of("mean squared error", Vectors(4, 4), x => Shaped.Scalar(Differences(x).Average(d => d * d)),
            x => [[.. Differences(x).Select(d => d / 2), .. Differences(x).Select(d => -d / 2)]]),
        ByJacobian.Of("maximum of all", random => [Shaped.Vector([.. random.Permutation(5).Select(p => p + random.Uniform(-0.3, 0.3) - 2)])], x => Shaped.Scalar(x[0].Values.Max()),
            x => [[.. x[0].Values.Select(v => v == x[0].Values.Max() ? 1.0 : 0)]]),
        ByJacobian.Of("variance", Vectors(5), x => Shaped.Scalar(Variance(x[0].Values)), x => [[.. x[0].Values.Select(v => 2 * (v - x[0].Values.Average()) / 5)]]),
        ByJacobian.Of("norm", Vectors(4), x => Shaped.Scalar(Norm(x[0].Values)), x => [[.. x[0].Values.Select(v => v / Norm(x[0].Values))]]),
        ByJacobian.Of("product of all", Vectors(4), x => Shaped.Scalar(x[0].Values.Aggregate(1.0, (a, b) => a * b)),
            x => [[.. Enumerable.Range(0, 4).Select(i => x[0].Values.Where((_, k) => k != i).Aggregate(1.0, (a, b) => a * b))]]),
        ByJacobian.Of("layer normalisation", Vectors(4), x => Shaped.Vector(Normalised(x[0].Values)), x => Normalisation(x[0].Values)),
        ByJacobian.Of("determinant of 2 × 2", random => [Linear.Draw([[2, 2]])(random)[0]], x => Shaped.Scalar(x[0][0, 0] * x[0][1, 1] - x[0][0, 1] * x[0][1, 0]),
            x => [[x[0][1, 1], -x[0][1, 0], -x[0][0, 1], x[0][0, 0]]]),
        ByJacobian.Of("quadratic form", Linear.Draw([[3], [3, 3]]), Quadratic, x => [[.. Enumerable.Range(0, 3).Select(i => Enumerable.Range(0, 3).Sum(j => (x[1][i, j] + x[1][j, i]) * x[0][j])),
            .. Enumerable.Range(0, 9).Select(p => x[0][p / 3] * x[0][p % 3])]]),
    ];

    private static Func<CheckRandom, Shaped[]> Vectors(params int[] lengths) => Linear.Draw([.. lengths.Select(n => new[] { n })]);

    private static double LogSumExp(double[] x) => x.Max() + Math.Log(x.Sum(v => Math.Exp(v - x.Max())));

    private static double[] Softmax(double[] x) => [.. x.Select(v => Math.Exp(v - LogSumExp(x)))];

    private static double[] Differences(Shaped[] x) => [.. x[0].Values.Zip(x[1].Values, (a, b) => a - b)];

    private static double Variance(double[] x) => x.Average(v => (v - x.Average()) * (v - x.Average()));

    private static double Norm(double[] x) => Math.Sqrt(x.Sum(v => v * v));

    private static double[] Normalised(double[] x)
    {
        double mean = x.Average(), deviation = Math.Sqrt(Variance(x) + Epsilon);
        return [.. x.Select(v => (v - mean) / deviation)];
    }

    private static double[][] Normalisation(double[] x)
    {
        double deviation = Math.Sqrt(Variance(x) + Epsilon);
        double[] y = Normalised(x);
        return ByJacobian.Table(x.Length, x.Length, (j, i) => ((i == j ? 1 : 0) - 1.0 / x.Length - y[i] * y[j] / x.Length) / deviation);
    }

    private static Shaped Quadratic(Shaped[] x)
    {
        double sum = 0;
        for (int p = 0; p < 9; p++) sum += x[0][p / 3] * x[1].Values[p] * x[0][p % 3];
        return Shaped.Scalar(sum);
    }
}
