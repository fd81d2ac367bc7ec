using System.Globalization;
using Gradus.Losses;
using Gradus.Tensors;

namespace Gradus.Networks;

/// <summary>Tells classes apart: a multi-layer perceptron with a logit for each class, trained by the cross-entropy.</summary>
/// <param name="options">What it is and how it learns; null: the defaults.</param>
/// <exception cref="ArgumentException">An option is out of range; the message names it.</exception>
public sealed partial class MlpClassifier(MlpOptions? options = null) : Mlp(options)
{
    /// <summary>How many classes it tells apart.</summary>
    /// <exception cref="InvalidOperationException">There are no weights yet.</exception>
    public int Classes => Weights[^1].Shape[0];

    /// <summary>Learns from examples. What was learned before is forgotten.</summary>
    /// <param name="x">[n, …input] float32 or float64, finite: [n, 64], or images [n, 8, 8].</param>
    /// <param name="labels">[n] the class of each example, 0 … classes − 1.</param>
    /// <returns>This classifier.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The examples have no rows or are not finite, there are not as many labels as examples, or they are all 0 and the options do not name the number of classes; with
    /// early stopping, a class has one example only.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is negative or not below the number of classes.</exception>
    public MlpClassifier Fit(Tensor x, int[] labels)
    {
        var examples = Prepared(x);
        Require.SameRows(x, labels);
        int classes = Options.Classes ?? (int)Math.Clamp(labels.Max() + 1L, 1, int.MaxValue);
        Require.Labels(labels, classes);
        if (classes < 2) throw new ArgumentException("All labels are 0; expected two classes at least, or their number in the options' Classes.", nameof(labels));
        Train(examples, Tensor.Of<int>(labels), labels, classes, (logits, y) => Loss.CrossEntropy(logits, y), (rows, y) => Score(rows, y.ToArray<int>()));
        return this;
    }

    /// <summary>What the network gives, before the softmax: evaluation mode, so nothing is dropped.</summary>
    /// <param name="x">[n, …input] examples as those that were learned from.</param>
    /// <returns>[n, classes] any real numbers; the greatest of a row is the most probable class.</returns>
    /// <exception cref="InvalidOperationException">There are no weights yet.</exception>
    /// <exception cref="ArgumentException">The examples have another shape.</exception>
    public Tensor Logits(Tensor x) => Evaluate(x);

    private protected override int Outlets(int outputs) => Options.Classes is not { } classes || classes == outputs ? outputs
        : throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The weights are those of {outputs} classes; the options' Classes are {classes}."));
}
