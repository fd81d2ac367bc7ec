using Gradus.Tensors;

namespace Gradus.Networks;

public static partial class Holdout
{
    public static (int[] Training, int[] Validation) Rows(int[] labels, double share, RandomKey key)
    {
        Require.Divisible(labels);
        Require.Share(share);
        var isKeptBack = new bool[labels.Length];
        foreach (var group in Enumerable.Range(0, labels.Length).GroupBy(row => labels[row]))
        {
            int[] rows = [.. group];
            int count = Math.Clamp((int)Math.Round(rows.Length * share), 1, rows.Length - 1);
            foreach (int place in key.Fold(group.Key).Permutation(rows.Length).ToArray<int>().AsSpan(0, count)) isKeptBack[rows[place]] = true;
        }
        return ([.. Enumerable.Range(0, labels.Length).Where(row => !isKeptBack[row])], [.. Enumerable.Range(0, labels.Length).Where(row => isKeptBack[row])]);
    }
}
