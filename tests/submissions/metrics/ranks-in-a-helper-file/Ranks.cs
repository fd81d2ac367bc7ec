namespace Gradus.Metrics;

internal static class Ranks
{
    /// <summary>Weighted mid-ranks: the weight below, and half of the weight beside.</summary>
    public static double[] Of(double[] values, double[] weights)
    {
        int[] order = Enumerable.Range(0, values.Length).ToArray();
        Array.Sort([.. values], order);
        var ranks = new double[values.Length];
        double below = 0;
        for (int start = 0, end; start < order.Length; start = end)
        {
            double beside = 0;
            for (end = start; end < order.Length && values[order[end]] == values[order[start]]; end++) beside += weights[order[end]];
            for (int i = start; i < end; i++) ranks[order[i]] = below + beside / 2;
            below += beside;
        }
        return ranks;
    }
}
