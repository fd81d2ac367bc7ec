namespace Gradus.Networks;

/// <summary>Stops training when the score on rows that are not trained on has not become better for some epochs: what comes then is learning by heart.</summary>
/// <param name="patience">How many epochs in a row may be no better; at least 1.</param>
/// <param name="tolerance">By how much a score must be above the best one to be better; at least 0.</param>
/// <exception cref="ArgumentOutOfRangeException">The patience is less than 1, or the tolerance negative, infinite or NaN.</exception>
public sealed partial class EarlyStopping(int patience = 10, double tolerance = 1e-4)
{
    private readonly int patience = Require.AtLeast(1, patience);
    private readonly double tolerance = Require.NotNegative(tolerance);

    /// <summary>The number of the epoch with the best score; −1 before there is one.</summary>
    public int BestEpoch { get; private set; } = -1;

    /// <summary>The best score; −∞ before there is one.</summary>
    public double Best { get; private set; } = double.NegativeInfinity;
}
