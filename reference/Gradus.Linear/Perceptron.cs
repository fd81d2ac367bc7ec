namespace Gradus.Linear;

/// <content>How the perceptron answers and learns.</content>
public sealed partial class Perceptron
{
    /// <summary>The answer: +1 where w·x + b ≥ 0, also at exactly 0, and −1 elsewhere (lecture 3).</summary>
    /// <remarks><c>Require.Inputs</c> checks the features.</remarks>
    /// <param name="x">[features].</param>
    /// <exception cref="ArgumentException">There are more or fewer features, or one is NaN or infinite.</exception>
    // exercise: perceptron
    public int Answer(ReadOnlySpan<double> x)
    {
        Require.Inputs(x, Weights.Length, nameof(x));
        double sum = Bias;
        for (int i = 0; i < x.Length; i++) sum += Weights[i] * x[i];
        return sum >= 0 ? 1 : -1;
    }

    /// <summary>Learns from one example by Rosenblatt's rule: only where the answer is wrong, w becomes w + rate · label · x and b becomes b + rate · label.</summary>
    /// <remarks><c>Require.Sign</c> and <c>Require.Rate</c> check label and rate.</remarks>
    /// <param name="x">[features].</param>
    /// <param name="label">The right answer: −1 or +1.</param>
    /// <param name="rate">The learning rate, finite and 0 or more.</param>
    /// <returns>True if the answer was wrong.</returns>
    /// <exception cref="ArgumentException">There are more or fewer features, or one is NaN or infinite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The label is neither, or the rate negative or not finite.</exception>
    // exercise: perceptron
    public bool Learn(ReadOnlySpan<double> x, int label, double rate = 1)
    {
        Require.Sign(label, nameof(label));
        Require.Rate(rate);
        if (Answer(x) == label) return false;
        for (int i = 0; i < x.Length; i++) Weights[i] += rate * label * x[i];
        Bias += rate * label;
        return true;
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
    // exercise: perceptron
    public int Fit(double[][] rows, int[] labels, int epochs = 100, double rate = 1)
    {
        Require.Examples(rows, labels, Weights.Length);
        ArgumentOutOfRangeException.ThrowIfNegative(epochs);
        Require.Rate(rate);
        for (int epoch = 1; epoch <= epochs; epoch++)
        {
            int mistakes = 0;
            for (int row = 0; row < rows.Length; row++) mistakes += Learn(rows[row], labels[row], rate) ? 1 : 0;
            if (mistakes == 0) return epoch;
        }
        return -1;
    }
}
