using Gradus.Activations;
using Gradus.Tensors;

namespace Gradus.Networks;

public sealed partial class MlpClassifier
{
    public Tensor PredictProbabilities(Tensor x) => Activation.Softmax(Logits(x), 0);

    public int[] Predict(Tensor x) => Logits(x).ArgMax(1).ToArray<int>();

    public double Score(Tensor x, int[] labels)
    {
        Require.SameRows(x, labels);
        return Predict(x).Zip(labels).Count(pair => pair.First == pair.Second) / (double)labels.Length;
    }
}
