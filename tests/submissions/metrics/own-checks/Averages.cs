namespace Gradus.Metrics;

public static partial class Averages
{
    public static double Micro(ConfusionMatrix[] problems, Func<ConfusionMatrix, double> metric)
    {
        double tp = 0, fp = 0, fn = 0, tn = 0;
        if (problems.Length == 0) throw new ArgumentException("problems is empty; expected at least one.");
        for (int i = 0; i < problems.Length; i++)
        {
            if (problems[i].ClassCount != 2) throw new ArgumentException($"problem {i} has {problems[i].ClassCount} classes; expected 2.");
            tp += problems[i].TruePositives(1);
            fp += problems[i].FalsePositives(1);
            fn += problems[i].FalseNegatives(1);
            tn += problems[i].TrueNegatives(1);
        }
        return metric(ConfusionMatrix.Binary(tp, fp, fn, tn));
    }

    public static double Macro(ConfusionMatrix[] problems, Func<ConfusionMatrix, double> metric)
    {
        double sum = 0;
        if (problems.Length == 0) throw new ArgumentException("problems is empty; expected at least one.");
        for (int i = 0; i < problems.Length; i++)
        {
            if (problems[i].ClassCount != 2) throw new ArgumentException($"problem {i} has {problems[i].ClassCount} classes; expected 2.");
            sum += metric(problems[i]) / problems.Length;
        }
        return sum;
    }
}
