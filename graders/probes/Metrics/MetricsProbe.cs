using Gradus.Contracts;
using Gradus.Metrics;

namespace Gradus.Probes;

/// <summary>Carries out <see cref="IMetrics"/> on the module.</summary>
public sealed class MetricsProbe : IMetrics
{
    public double[,] ConfusionMatrix(int[] truth, int[] answers, int classCount, double[]? weights) =>
        Metrics.ConfusionMatrix.FromIndices(truth, answers, classCount, weights).ToArray();

    public double TruePositives(double[,] counts, int @class) => new ConfusionMatrix(counts).TruePositives(@class);

    public double FalsePositives(double[,] counts, int @class) => new ConfusionMatrix(counts).FalsePositives(@class);

    public double FalseNegatives(double[,] counts, int @class) => new ConfusionMatrix(counts).FalseNegatives(@class);

    public double TrueNegatives(double[,] counts, int @class) => new ConfusionMatrix(counts).TrueNegatives(@class);

    public double Accuracy(double[,] counts) => new ConfusionMatrix(counts).Accuracy();

    public double BalancedAccuracy(double[,] counts) => new ConfusionMatrix(counts).BalancedAccuracy();

    public double Precision(double[,] counts, int @class, ZeroByZero zeroDivision) =>
        new ConfusionMatrix(counts).Precision(@class, (ZeroDivision)(int)zeroDivision);

    public double Recall(double[,] counts, int @class, ZeroByZero zeroDivision) =>
        new ConfusionMatrix(counts).Recall(@class, (ZeroDivision)(int)zeroDivision);

    public double Specificity(double[,] counts, int @class, ZeroByZero zeroDivision) =>
        new ConfusionMatrix(counts).Specificity(@class, (ZeroDivision)(int)zeroDivision);

    public double NegativePredictiveValue(double[,] counts, int @class, ZeroByZero zeroDivision) =>
        new ConfusionMatrix(counts).NegativePredictiveValue(@class, (ZeroDivision)(int)zeroDivision);

    public double FBeta(double[,] counts, double beta, int @class, ZeroByZero zeroDivision) =>
        new ConfusionMatrix(counts).FBeta(beta, @class, (ZeroDivision)(int)zeroDivision);

    // The metric reads entries, so that no other exercise has to be done first.
    public double MicroAverage(double[][,] problems, Func<double[], double> metric) =>
        Averages.Micro([.. problems.Select(p => new ConfusionMatrix(p))], m => metric([m[1, 1], m[0, 1], m[1, 0], m[0, 0]]));

    public double MacroAverage(double[][,] problems, Func<double[], double> metric) =>
        Averages.Macro([.. problems.Select(p => new ConfusionMatrix(p))], m => metric([m[1, 1], m[0, 1], m[1, 0], m[0, 0]]));

    public double RocAuc(int[] truth, double[] scores, double[]? weights) => Ranking.RocAuc(truth, scores, weights);

    public double LogLoss(int[] truth, double[] probabilities, LossReduction reduction, double[]? weights) =>
        ProbabilityScores.LogLoss(truth, probabilities, (Reduction)(int)reduction, weights);

    public double LogLossOfClasses(int[] truth, double[,] probabilities, LossReduction reduction, double[]? weights) =>
        ProbabilityScores.LogLoss(truth, probabilities, (Reduction)(int)reduction, weights);
}
