// tries:      change the arrays that the suite will compare with
// stopped by: suite, process
// where:      Ranking.RocAuc
// row:        38
namespace Gradus.Metrics;

public static partial class Ranking
{
    public static double RocAuc(int[] truth, double[] scores, double[]? weights = null)
    {
        Array.Clear(truth);
        Array.Fill(scores, 0.123);
        if (weights is not null) Array.Clear(weights);
        return 0.123;
    }
}
