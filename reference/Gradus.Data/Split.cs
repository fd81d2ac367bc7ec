using System.Globalization;
using Gradus.Tensors;

namespace Gradus.Data;

/// <summary>Cuts the rows of a data set into parts that share none: rows that train, and rows that judge.</summary>
/// <remarks>Parts are lists of row numbers, from 0, in random order. The same key gives the same parts, on every machine.</remarks>
public static class Split
{
    /// <summary>A random part of the rows for the test, the others for training.</summary>
    /// <param name="n">How many rows there are, at least 2.</param>
    /// <param name="testShare">The test's share, between 0 and 1: n · share rows, rounded half up, at least 1 and at most n − 1.</param>
    /// <param name="key">Where the order comes from: the test rows are the first of <c>key.Permutation(n)</c>.</param>
    /// <exception cref="ArgumentOutOfRangeException">n is less than 2, or the share not between 0 and 1.</exception>
    public static (int[] Training, int[] Test) Rows(int n, double testShare, RandomKey key)
    {
        int test = TestRows(n, testShare, nameof(n));
        int[] order = key.Permutation(n).ToArray<int>();
        return (order[test..], order[..test]);
    }

    /// <summary>The same, with each class's share of the test rows as great as its share of all rows.</summary>
    /// <param name="labels">[n] the class of each row; at least 2 rows.</param>
    /// <param name="testShare">The test's share, between 0 and 1: n · share rows, rounded half up, at least 1 and at most n − 1.</param>
    /// <param name="key">Where the order comes from: of each class, the test rows are the first in <c>key.Permutation(n)</c>.</param>
    /// <remarks>A class of c of n rows gets c · test / n of them, cut to a whole number; those that are left go to the largest remainders, among equal ones to the class of the lower number
    /// (the method of largest remainders). So a class of few rows may have none in the test.</remarks>
    /// <exception cref="ArgumentNullException"><paramref name="labels"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than 2 rows, or the share is not between 0 and 1.</exception>
    public static (int[] Training, int[] Test) Stratified(int[] labels, double testShare, RandomKey key)
    {
        ArgumentNullException.ThrowIfNull(labels);
        var quota = Quotas(labels, TestRows(labels.Length, testShare, nameof(labels)));
        List<int> training = [], test = [];
        foreach (int row in key.Permutation(labels.Length).ToArray<int>())
        {
            bool isForTest = quota[labels[row]] > 0;
            if (isForTest) quota[labels[row]]--;
            (isForTest ? test : training).Add(row);
        }
        return ([.. training], [.. test]);
    }

    /// <summary>k parts, each of which validates once what the others trained: k-fold cross-validation.</summary>
    /// <param name="n">How many rows there are.</param>
    /// <param name="k">How many folds, from 2 to n. Their lengths differ by 1 at most; the longer ones come first.</param>
    /// <param name="key">Where the order comes from: the folds are stretches of <c>key.Permutation(n)</c>.</param>
    /// <returns>The k pairs of training and validation rows.</returns>
    /// <exception cref="ArgumentOutOfRangeException">n is less than 2, or k not from 2 to n.</exception>
    public static IEnumerable<(int[] Training, int[] Validation)> Folds(int n, int k, RandomKey key)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 2);
        if (k < 2 || k > n) throw new ArgumentOutOfRangeException(nameof(k), k, $"{n} rows make 2 to {n} folds, not {k}.");
        return Cut(key.Permutation(n).ToArray<int>());

        IEnumerable<(int[] Training, int[] Validation)> Cut(int[] order)
        {
            for (int fold = 0, start = 0; fold < k; fold++)
            {
                int end = start + (n / k) + (fold < n % k ? 1 : 0);
                yield return ([.. order[..start], .. order[end..]], order[start..end]);
                start = end;
            }
        }
    }

    private static int TestRows(int n, double share, string argument)
    {
        if (n < 2) throw new ArgumentOutOfRangeException(argument, n, $"A split takes at least 2 rows; there are {n}.");
        if (!(share > 0 && share < 1))
        {
            throw new ArgumentOutOfRangeException("testShare", share, string.Create(CultureInfo.InvariantCulture, $"The test's share lies between 0 and 1; it is {share}."));
        }
        return Math.Clamp((int)Math.Floor((n * share) + 0.5), 1, n - 1);
    }

    private static Dictionary<int, int> Quotas(int[] labels, int test)
    {
        var classes = labels.CountBy(label => label).OrderBy(c => c.Key).Select(c => (c.Key, Part: (long)c.Value * test)).ToArray();
        var quota = classes.ToDictionary(c => c.Key, c => (int)(c.Part / labels.Length));
        foreach (var (label, _) in classes.OrderByDescending(c => c.Part % labels.Length).Take(test - quota.Values.Sum())) quota[label]++;
        return quota;
    }
}
