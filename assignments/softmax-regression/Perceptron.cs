namespace Gradus.Linear;

/// <content>How the perceptron answers and learns.</content>
public sealed partial class Perceptron
{
    /// <summary>The answer: +1 where w·x + b ≥ 0, also at exactly 0, and −1 elsewhere (lecture 3).</summary>
    /// <remarks><c>Require.Inputs</c> checks the features.</remarks>
    /// <param name="x">[features].</param>
    /// <exception cref="ArgumentException">There are more or fewer features, or one is NaN or infinite.</exception>
    // TODO (perceptron)
    public int Answer(ReadOnlySpan<double> x)
    {
        throw new NotImplementedException("Perceptron.Answer");
    }

    /// <summary>Learns from one example by Rosenblatt's rule: only where the answer is wrong, w becomes w + rate · label · x and b becomes b + rate · label.</summary>
    /// <remarks><c>Require.Sign</c> and <c>Require.Rate</c> check label and rate.</remarks>
    /// <param name="x">[features].</param>
    /// <param name="label">The right answer: −1 or +1.</param>
    /// <param name="rate">The learning rate, finite and 0 or more.</param>
    /// <returns>True if the answer was wrong.</returns>
    /// <exception cref="ArgumentException">There are more or fewer features, or one is NaN or infinite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The label is neither, or the rate negative or not finite.</exception>
    // TODO (perceptron)
    public bool Learn(ReadOnlySpan<double> x, int label, double rate = 1)
    {
        throw new NotImplementedException("Perceptron.Learn");
    }

    /// <summary>Learns from one row after the other, epoch after epoch, until an epoch passes without a mistake.</summary>
    /// <remarks>Where a plane parts the classes there comes such an epoch (Rosenblatt, 1962); where none does, as for XOR, there never does. Learning goes on from the weights that there are: what is learnt already takes one epoch, and stays.
    /// <c>Require.Examples</c> checks the arguments.</remarks>
    /// <param name="rows">[n, features], at least one row.</param>
    /// <param name="labels">[n] the right answers: −1 or +1.</param>
    /// <param name="epochs">How many epochs at most, 0 or more.</param>
    /// <param name="rate">The learning rate, finite and 0 or more.</param>
    /// <returns>The number, from 1, of the first epoch without a mistake; −1 if there is none.</returns>
    /// <exception cref="ArgumentNullException">An argument or a row is null.</exception>
    /// <exception cref="ArgumentException">There is no row, a row has more or fewer features or one that is NaN or infinite, or there are not as many labels as rows.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is neither, the epochs negative, or the rate negative or not finite.</exception>
    // TODO (perceptron)
    public int Fit(double[][] rows, int[] labels, int epochs = 100, double rate = 1)
    {
        throw new NotImplementedException("Perceptron.Fit");
    }
}
