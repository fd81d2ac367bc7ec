using Gradus.Tensors;

namespace Gradus.Networks;

/// <summary>Which of the training rows train, and which say when to stop.</summary>
public static partial class Holdout
{
    /// <summary>Keeps a part of the training rows back, of each class its share: for choosing, so that the test rows need not be looked at.</summary>
    /// <param name="labels">[n] the class of each row, 0 or more; at least two rows of each class that occurs.</param>
    /// <param name="share">The part's share, between 0 and 1.</param>
    /// <param name="key">Where the choice comes from: another key chooses other rows.</param>
    /// <returns>Row numbers, ascending: those left for training, and those for validation. No row is in both, and each is in one. Of a class of c rows c · share are in the validation part,
    /// rounded half up, but at least 1 and at most c − 1: both parts have rows of every class.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="labels"/> is null.</exception>
    /// <exception cref="ArgumentException">There are no rows, a label is negative, or a class has one row only.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The share is not between 0 and 1.</exception>
    // TODO (holdout)
    public static (int[] Training, int[] Validation) Rows(int[] labels, double share, RandomKey key)
    {
        throw new NotImplementedException("Holdout.Rows");
    }
}
