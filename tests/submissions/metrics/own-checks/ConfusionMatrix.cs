namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    public static ConfusionMatrix FromIndices(int[] truth, int[] answers, int classCount, double[]? weights = null)
    {
        if (truth.Length == 0) throw new ArgumentException("truth is empty; expected a sample.");
        if (classCount <= 0) throw new ArgumentException($"classCount is {classCount}; expected at least 1.");
        if (answers.Length != truth.Length || (weights != null && weights.Length != truth.Length)) throw new ArgumentException("the lengths differ; expected one answer and one weight for each sample.");
        double[,] m = new double[classCount, classCount];
        double total = 0;
        for (int i = 0; i < truth.Length; i++)
        {
            int t = truth[i], a = answers[i];
            if (t < 0 || a < 0 || t >= classCount || a >= classCount) throw new ArgumentException($"sample {i} has the labels {t} and {a}; expected 0 to {classCount - 1}.");
            double w = weights == null ? 1 : weights[i];
            if (double.IsNaN(w) || w < 0 || double.IsInfinity(w)) throw new ArgumentException($"weight {i} is {w}; expected a finite number, at least 0.");
            m[t, a] += w;
            total += w;
        }
        if (total == 0) throw new ArgumentException("all weights are 0; expected a positive one.");
        return new ConfusionMatrix(m);
    }

    public double TruePositives(int @class)
    {
        Check(@class);
        return _counts[@class, @class];
    }

    public double FalsePositives(int @class)
    {
        Check(@class);
        double n = 0;
        for (int t = 0; t < ClassCount; t++) if (t != @class) n += _counts[t, @class];
        return n;
    }

    public double FalseNegatives(int @class)
    {
        Check(@class);
        double n = 0;
        for (int a = 0; a < ClassCount; a++) if (a != @class) n += _counts[@class, a];
        return n;
    }

    public double TrueNegatives(int @class)
    {
        Check(@class);
        double n = 0;
        for (int t = 0; t < ClassCount; t++)
            for (int a = 0; a < ClassCount; a++)
                if (t != @class && a != @class) n += _counts[t, a];
        return n;
    }

    private void Check(int c)
    {
        if (c < 0 || c > ClassCount - 1) throw new ArgumentException($"class is {c}; expected 0 to {ClassCount - 1}.");
    }
}
