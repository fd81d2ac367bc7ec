namespace Gradus.Contracts;

/// <summary>What 0/0 is worth, on the wire: the values of <c>Gradus.Metrics.ZeroDivision</c> in their order.</summary>
public enum ZeroByZero
{
    /// <summary>0, the default.</summary>
    Zero,

    /// <summary>1.</summary>
    One,

    /// <summary>NaN.</summary>
    NaN,
}

/// <summary>How losses become one number, on the wire: the values of <c>Gradus.Metrics.Reduction</c> in their order.</summary>
public enum LossReduction
{
    /// <summary>The sum of all samples' losses.</summary>
    Sum,

    /// <summary>Their mean.</summary>
    Mean,
}

/// <summary>The exercises of <c>Gradus.Metrics</c>. A confusion matrix crosses as its counts, [k, k]: rows are the truth, columns the answer.</summary>
/// <remarks>No state: every call builds what it needs and calls one exercise. Bad input comes back as the student's <see cref="ArgumentException"/>.</remarks>
public interface IMetrics
{
    /// <summary><c>ConfusionMatrix.FromIndices(truth, answers, classCount, weights).ToArray()</c>.</summary>
    /// <param name="truth">[n] the true class of each sample.</param>
    /// <param name="answers">[n] the answered class of each sample.</param>
    /// <param name="classCount">The number of classes k.</param>
    /// <param name="weights">[n] how much each sample counts, or null: 1 each.</param>
    /// <returns>[k, k].</returns>
    double[,] ConfusionMatrix(int[] truth, int[] answers, int classCount, double[]? weights);

    /// <summary><c>matrix.TruePositives(class)</c>.</summary>
    double TruePositives(double[,] counts, int @class);

    /// <summary><c>matrix.FalsePositives(class)</c>.</summary>
    double FalsePositives(double[,] counts, int @class);

    /// <summary><c>matrix.FalseNegatives(class)</c>.</summary>
    double FalseNegatives(double[,] counts, int @class);

    /// <summary><c>matrix.TrueNegatives(class)</c>.</summary>
    double TrueNegatives(double[,] counts, int @class);

    /// <summary><c>matrix.Accuracy()</c>.</summary>
    double Accuracy(double[,] counts);

    /// <summary><c>matrix.BalancedAccuracy()</c>.</summary>
    double BalancedAccuracy(double[,] counts);

    /// <summary><c>matrix.Precision(class, zeroDivision)</c>.</summary>
    double Precision(double[,] counts, int @class, ZeroByZero zeroDivision);

    /// <summary><c>matrix.Recall(class, zeroDivision)</c>.</summary>
    double Recall(double[,] counts, int @class, ZeroByZero zeroDivision);

    /// <summary><c>matrix.Specificity(class, zeroDivision)</c>.</summary>
    double Specificity(double[,] counts, int @class, ZeroByZero zeroDivision);

    /// <summary><c>matrix.NegativePredictiveValue(class, zeroDivision)</c>.</summary>
    double NegativePredictiveValue(double[,] counts, int @class, ZeroByZero zeroDivision);

    /// <summary><c>matrix.FBeta(beta, class, zeroDivision)</c>.</summary>
    double FBeta(double[,] counts, double beta, int @class, ZeroByZero zeroDivision);

    /// <summary><c>Averages.Micro(problems, metric)</c>.</summary>
    /// <param name="problems">The counts of each problem's matrix; [2, 2] unless the call is to be refused.</param>
    /// <param name="metric">Called back with the counts TP, FP, FN, TN of one binary problem, read from the matrix' entries.</param>
    double MicroAverage(double[][,] problems, Func<double[], double> metric);

    /// <summary><c>Averages.Macro(problems, metric)</c>.</summary>
    /// <param name="problems">The counts of each problem's matrix; [2, 2] unless the call is to be refused.</param>
    /// <param name="metric">Called back with the counts TP, FP, FN, TN of one binary problem, read from the matrix' entries.</param>
    double MacroAverage(double[][,] problems, Func<double[], double> metric);

    /// <summary><c>Ranking.RocAuc(truth, scores, weights)</c>.</summary>
    /// <param name="truth">[n] 1 for a positive sample, 0 for a negative one.</param>
    /// <param name="scores">[n] higher for "rather positive".</param>
    /// <param name="weights">[n] how much each sample counts, or null: 1 each.</param>
    double RocAuc(int[] truth, double[] scores, double[]? weights);

    /// <summary><c>ProbabilityScores.LogLoss(truth, probabilities, reduction, weights)</c> of a binary problem.</summary>
    /// <param name="truth">[n] 0 or 1.</param>
    /// <param name="probabilities">[n] the probability of class 1.</param>
    /// <param name="reduction">Sum or mean.</param>
    /// <param name="weights">[n] how much each sample counts, or null: 1 each.</param>
    double LogLoss(int[] truth, double[] probabilities, LossReduction reduction, double[]? weights);

    /// <summary><c>ProbabilityScores.LogLoss(truth, probabilities, reduction, weights)</c> of a problem with k classes.</summary>
    /// <param name="truth">[n] 0 to k - 1.</param>
    /// <param name="probabilities">[n, k] the probability of each class.</param>
    /// <param name="reduction">Sum or mean.</param>
    /// <param name="weights">[n] how much each sample counts, or null: 1 each.</param>
    double LogLossOfClasses(int[] truth, double[,] probabilities, LossReduction reduction, double[]? weights);
}
