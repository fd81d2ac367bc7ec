using Gradus.Activations;
using Gradus.Tensors;

namespace Gradus.Networks;

/// <content>What is asked of a trained network.</content>
public sealed partial class MlpClassifier
{
    /// <summary>How probable each class is for each example.</summary>
    /// <param name="x">[n, …input] examples as those that were learned from.</param>
    /// <returns>[n, classes] rows that sum to 1: the softmax of the <see cref="Logits"/>. Of two classes, too, there are two columns.</returns>
    /// <exception cref="InvalidOperationException">There are no weights yet.</exception>
    /// <exception cref="ArgumentException">The examples have another shape.</exception>
    /// <remarks>Source: lectures 0, 1 and 4.</remarks>
    // TODO (prediction)
    public Tensor PredictProbabilities(Tensor x) => throw new NotImplementedException("MlpClassifier.PredictProbabilities");

    /// <summary>The most probable class of each example; of several that are equal, the first.</summary>
    /// <param name="x">[n, …input] examples as those that were learned from.</param>
    /// <returns>[n] classes, 0 … classes − 1.</returns>
    /// <exception cref="InvalidOperationException">There are no weights yet.</exception>
    /// <exception cref="ArgumentException">The examples have another shape.</exception>
    // TODO (prediction)
    public int[] Predict(Tensor x) => throw new NotImplementedException("MlpClassifier.Predict");

    /// <summary>Accuracy: the share of the examples whose class is predicted.</summary>
    /// <param name="x">[n, …input] examples, at least one.</param>
    /// <param name="labels">[n] their classes.</param>
    /// <exception cref="InvalidOperationException">There are no weights yet.</exception>
    /// <exception cref="ArgumentException">The examples have another shape, or there are not as many labels.</exception>
    // TODO (prediction)
    public double Score(Tensor x, int[] labels)
    {
        throw new NotImplementedException("MlpClassifier.Score");
    }
}
