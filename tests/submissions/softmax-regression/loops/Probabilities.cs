using Gradus.Tensors;

namespace Gradus.Linear;

public sealed partial class SoftmaxRegression
{
    public static Tensor Logits(SoftmaxWeights w, Tensor x)
    {
        Require.Fits(w, x);
        double[] theta = Numbers(w.Theta), bias = Numbers(w.Bias), rows = Numbers(x);
        int n = x.Shape[0], features = x.Shape[1], classes = bias.Length;
        double[] z = new double[n * classes];
        for (int i = 0; i < n; i++)
            for (int k = 0; k < classes; k++)
            {
                double sum = bias[k];
                for (int f = 0; f < features; f++) sum += rows[(i * features) + f] * theta[(f * classes) + k];
                z[(i * classes) + k] = sum;
            }
        return Back(z, [n, classes], x.DType);
    }

    public static Tensor Probabilities(SoftmaxWeights w, Tensor x)
    {
        var z = Logits(w, x);
        double[] p = Numbers(z);
        int classes = z.Shape[1];
        for (int start = 0; start < p.Length; start += classes)
        {
            var row = p.AsSpan(start, classes);
            double greatest = double.NegativeInfinity, sum = 0;
            foreach (double v in row) greatest = Math.Max(greatest, v);
            for (int k = 0; k < classes; k++) sum += row[k] = Math.Exp(row[k] - greatest);
            for (int k = 0; k < classes; k++) row[k] /= sum;
        }
        return Back(p, z.Shape, x.DType);
    }

    private static double[] Numbers(Tensor t) => t.To(DType.Float64).ToArray<double>();

    private static Tensor Back(double[] numbers, Shape shape, DType dtype) => Tensor.FromSpan<double>(numbers, shape).To(dtype);
}
