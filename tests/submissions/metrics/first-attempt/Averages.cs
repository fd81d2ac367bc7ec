namespace Gradus.Metrics;

/// <summary>One value from several binary problems: separate classifiers, or the classes of one matrix (<see cref="ConfusionMatrix.OneVsRest()"/>).</summary>
/// <remarks>Source: lecture L2; Manning, Raghavan, Schütze, <i>Introduction to Information Retrieval</i> (2008), §13.6.</remarks>
/// <example>The lecture's three classifiers, (TP, FP) = (20, 5), (0, 1), (19, 0):
/// <code>
/// ConfusionMatrix[] problems = [ConfusionMatrix.Binary(20, 5, 0, 0), ConfusionMatrix.Binary(0, 1, 0, 0), ConfusionMatrix.Binary(19, 0, 0, 0)];
/// Averages.Micro(problems, problem => problem.Precision())  // 39/45 = 0.8666666666666667
/// Averages.Macro(problems, problem => problem.Precision())  // (0.8 + 0 + 1)/3 = 0.6
/// </code></example>
public static partial class Averages
{
    /// <summary>Micro average: add up TP, FP, FN and TN of all problems, then apply the metric once. Every sample weighs the same.</summary>
    /// <param name="problems">2×2 matrices.</param>
    /// <param name="metric">The metric of one problem, for example <c>problem => problem.Precision()</c>.</param>
    /// <returns>The metric of the pooled counts. Over the classes of one matrix, micro precision and micro recall both are accuracy.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">No problems, or a matrix is not 2×2.</exception>
    /// <remarks>Source: lecture L2.</remarks>
    // TODO (micro-average)
    public static double Micro(ConfusionMatrix[] problems, Func<ConfusionMatrix, double> metric)
    {
        double tp = 0, fp = 0, fn = 0, tn = 0;
        foreach (var problem in problems)
        {
            tp += problem.TruePositives();
            fp += problem.FalsePositives();
            fn += problem.FalseNegatives();
            tn += problem.TrueNegatives();
        }
        return metric(ConfusionMatrix.Binary(tp, fp, fn, tn));
    }

    /// <summary>Macro average: apply the metric to each problem, then take the mean. Every problem weighs the same, however few its samples.</summary>
    /// <param name="problems">2×2 matrices.</param>
    /// <param name="metric">The metric of one problem, for example <c>problem => problem.Precision()</c>.</param>
    /// <returns>Σᵢ metric(i) / number of problems.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">No problems, or a matrix is not 2×2.</exception>
    /// <remarks>Source: lecture L2.</remarks>
    // TODO (macro-average)
    public static double Macro(ConfusionMatrix[] problems, Func<ConfusionMatrix, double> metric)
    {
        throw new NotImplementedException("Averages.Macro");
    }
}
