namespace Gradus.Metrics;

public static partial class Averages
{
    public static double Micro(ConfusionMatrix[] problems, Func<ConfusionMatrix, double> metric)
    {
        Require.BinaryProblems(problems);
        return metric(ConfusionMatrix.Binary(problems.Sum(p => p[1, 1]), problems.Sum(p => p[0, 1]), problems.Sum(p => p[1, 0]), problems.Sum(p => p[0, 0])));
    }

    public static double Macro(ConfusionMatrix[] problems, Func<ConfusionMatrix, double> metric)
    {
        Require.BinaryProblems(problems);
        return problems.Average(metric);
    }
}
