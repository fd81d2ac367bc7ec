using Gradus.Tensors;

namespace Gradus.Linear;

public sealed partial class SoftmaxRegression
{
    public static Tensor NegativeLogLikelihood(SoftmaxWeights w, Tensor x, Tensor labels)
    {
        var z = Logits(w, x);
        int[] classes = Known(labels, z);
        double[] numbers = Numbers(z);
        double total = 0;
        for (int i = 0; i < classes.Length; i++)
        {
            var row = numbers.AsSpan(i * z.Shape[1], z.Shape[1]);
            double greatest = double.NegativeInfinity, sum = 0;
            foreach (double v in row) greatest = Math.Max(greatest, v);
            foreach (double v in row) sum += Math.Exp(v - greatest);
            total += Math.Log(sum) - (row[classes[i]] - greatest);
        }
        return Tensor.Scalar(total, x.DType);
    }

    private static int[] Known(Tensor labels, Tensor rows)
    {
        Require.Labels(labels, rows);
        int[] classes = labels.ToArray<int>();
        foreach (int label in classes)
            if (label < 0 || label >= rows.Shape[1]) throw new ArgumentOutOfRangeException(nameof(labels), label, "no such class");
        return classes;
    }
}
