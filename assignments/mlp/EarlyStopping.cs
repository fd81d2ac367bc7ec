namespace Gradus.Networks;

/// <content>When to stop.</content>
public sealed partial class EarlyStopping
{
    /// <summary>Takes note of an epoch's score and says whether it is time to stop.</summary>
    /// <param name="score">How good the network was on the validation part; higher is better. NaN is never better.</param>
    /// <param name="epoch">The epoch's number.</param>
    /// <returns>Whether to stop: that many epochs in a row as the patience is were not better. A score is better when it is above the best one by more than the tolerance; it is then the
    /// best one, and the count begins anew.</returns>
    /// <remarks>The first score that is a number is better than none. Source: lecture 3; Prechelt, <i>Early Stopping — But When?</i> (1998).</remarks>
    // TODO (early-stopping)
    public bool Observe(double score, int epoch)
    {
        throw new NotImplementedException("EarlyStopping.Observe");
    }
}
