using Gradus.Tensors;

namespace Gradus.Linear;

/// <content>From probabilities to answers.</content>
public sealed partial class SoftmaxRegression
{
    /// <summary>The class of the greatest probability in each row; among equal ones, the first.</summary>
    /// <remarks><c>Require.Matrix</c> checks the argument.</remarks>
    /// <param name="probabilities">[n, classes], at least one class.</param>
    /// <returns>[n] classes, from 0.</returns>
    /// <exception cref="ArgumentNullException">The argument is null.</exception>
    /// <exception cref="ArgumentException">It is no such matrix.</exception>
    // TODO (prediction)
    public static int[] Classes(Tensor probabilities)
    {
        throw new NotImplementedException("SoftmaxRegression.Classes");
    }
}
