using Gradus.Tensors;

namespace Gradus.Networks;

public static partial class Holdout
{
    public static (int[] Training, int[] Validation) Rows(int[] labels, double share, RandomKey key)
    {
        Require.Divisible(labels);
        Require.Share(share);
        var shuffled = key.Fold(1).Permutation(labels.Length).ToArray<int>();
        var validation = shuffled.GroupBy(row => labels[row]).SelectMany(rows => rows.Take(Kept(rows.Count(), share))).Order().ToArray();
        return (Enumerable.Range(0, labels.Length).Except(validation).ToArray(), validation);
    }

    private static int Kept(int rows, double share) => Math.Min(rows - 1, Math.Max(1, (int)((2 * rows * share) + 1) / 2));
}
