using Gradus.Tensors;

namespace Gradus.Networks;

public sealed partial class MlpClassifier
{
    public Tensor PredictProbabilities(Tensor x)
    {
        Tensor logits = Logits(x);
        Tensor powers = Tensor.Exp(logits - logits.Max(1, keepDims: true));
        return powers / powers.Sum(1, keepDims: true);
    }

    public int[] Predict(Tensor x)
    {
        Tensor logits = Logits(x);
        int classes = logits.Shape[1];
        double[] numbers = logits.To(DType.Float64).ToArray<double>();
        int[] answers = new int[logits.Shape[0]];
        for (int row = 0; row < answers.Length; row++)
        {
            for (int c = 1; c < classes; c++)
            {
                if (numbers[(row * classes) + c] > numbers[(row * classes) + answers[row]]) answers[row] = c;
            }
        }
        return answers;
    }

    public double Score(Tensor x, int[] labels)
    {
        Require.SameRows(x, labels);
        int[] answers = Predict(x);
        int right = 0;
        for (int i = 0; i < labels.Length; i++) if (answers[i] == labels[i]) right++;
        return (double)right / labels.Length;
    }
}
