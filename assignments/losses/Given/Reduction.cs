namespace Gradus.Losses;

/// <summary>What becomes of the losses of many rows or elements.</summary>
public enum Reduction
{
    /// <summary>Their mean: the same learning rate does for batches of any size. Lecture 3's MSE and log-loss, lecture 4's binary log-loss.</summary>
    Mean,

    /// <summary>Their sum: the negative log-likelihood of lectures 0 and 1, lecture 4's cross-entropy.</summary>
    Sum,

    /// <summary>They stay as they are: one for each row, or, in the losses of lectures 3 and 4 that compare numbers with numbers, for each element.</summary>
    None,
}
