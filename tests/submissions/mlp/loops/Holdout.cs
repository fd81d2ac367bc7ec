using Gradus.Tensors;

namespace Gradus.Networks;

public static partial class Holdout
{
    public static (int[] Training, int[] Validation) Rows(int[] labels, double share, RandomKey key)
    {
        Require.Divisible(labels);
        Require.Share(share);
        int[] order = key.Permutation(labels.Length).ToArray<int>();
        int classes = 0;
        foreach (int label in labels) classes = Math.Max(classes, label + 1);
        int[] left = new int[classes];
        int[] counts = new int[classes];
        foreach (int label in labels) counts[label]++;
        for (int c = 0; c < classes; c++)
        {
            left[c] = (int)Math.Round(counts[c] * share, MidpointRounding.AwayFromZero);
            if (left[c] < 1) left[c] = 1;
            if (left[c] > counts[c] - 1) left[c] = counts[c] - 1;
        }
        List<int> training = [], validation = [];
        foreach (int row in order)
        {
            if (left[labels[row]]-- > 0) validation.Add(row);
            else training.Add(row);
        }
        training.Sort();
        validation.Sort();
        return (training.ToArray(), validation.ToArray());
    }
}
