namespace Gradus.Linear;

/// <summary>How <see cref="SoftmaxRegression.Fit"/> trains.</summary>
public sealed record SoftmaxOptions
{
    /// <summary>The learning rate of the mean over a batch; finite and 0 or more.</summary>
    public double Rate { get; init; } = 0.5;

    /// <summary>How many times each row is seen; 0 or more.</summary>
    public int Epochs { get; init; } = 30;

    /// <summary>How many rows make a step; 0: all of them.</summary>
    public int BatchSize { get; init; } = 64;

    /// <summary>What the start and the order of the rows are drawn from: equal seeds give equal bits.</summary>
    public int Seed { get; init; }

    /// <summary>Whether Θ starts as draws of N(0, 1), as lectures 0 and 1 have it; if not, as zeros. The bias starts as zeros.</summary>
    public bool StandardNormalStart { get; init; } = true;
}
