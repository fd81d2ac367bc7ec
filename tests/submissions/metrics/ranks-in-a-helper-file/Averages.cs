namespace Gradus.Metrics;

public static partial class Averages
{
    public static double Micro(ConfusionMatrix[] problems, Func<ConfusionMatrix, double> metric)
    {
        Require.BinaryProblems(problems);
        return metric(problems.Skip(1).Aggregate(problems[0], (a, b) => new ConfusionMatrix(new[,] { { a[0, 0] + b[0, 0], a[0, 1] + b[0, 1] }, { a[1, 0] + b[1, 0], a[1, 1] + b[1, 1] } })));
    }

    public static double Macro(ConfusionMatrix[] problems, Func<ConfusionMatrix, double> metric)
    {
        Require.BinaryProblems(problems);
        double mean = 0;
        for (int i = 0; i < problems.Length; i++) mean += (metric(problems[i]) - mean) / (i + 1);
        return mean;
    }
}
