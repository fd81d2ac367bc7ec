using Gradus.Tensors;
using Gradus.Activations;

namespace Gradus.Networks;

public sealed partial class MlpClassifier
{
    public Tensor PredictProbabilities(Tensor x) => Tensor.Exp(Activation.LogSoftmax(Logits(x), 1));

    public int[] Predict(Tensor x) => PredictProbabilities(x).To(DType.Float64).ToArray<double>().Chunk(Classes).Select(row => Array.IndexOf(row, row.Max())).ToArray();

    public double Score(Tensor x, int[] labels)
    {
        Require.SameRows(x, labels);
        return Predict(x).Where((answer, row) => answer == labels[row]).Count() / (double)labels.Length;
    }
}
