namespace Gradus.Metrics;

public static partial class Averages
{
    public static double Micro(ConfusionMatrix[] problems, Func<ConfusionMatrix, double> metric)
    {
        Require.BinaryProblems(problems);
        Span<double> pooled = stackalloc double[4];
        foreach (var problem in problems)
            for (int entry = 0; entry < 4; entry++) pooled[entry] += problem[entry / 2, entry % 2];
        return metric(ConfusionMatrix.Binary(pooled[3], pooled[1], pooled[2], pooled[0]));
    }

    public static double Macro(ConfusionMatrix[] problems, Func<ConfusionMatrix, double> metric)
    {
        Require.BinaryProblems(problems);
        return Array.ConvertAll(problems, problem => metric(problem)).Sum() / problems.Length;
    }
}
