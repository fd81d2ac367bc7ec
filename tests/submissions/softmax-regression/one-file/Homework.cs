using Gradus.Tensors;

namespace Gradus.Linear;

public static partial class FeatureScaling
{
    public static (Tensor Training, Tensor Other) ToUnitRange(Tensor training, Tensor other)
    {
        Require.Columns(training, other);
        Tensor low = training.Min(0, keepDims: true), high = training.Max(0, keepDims: true);
        var varies = high > low;
        var inverse = Tensor.Where(varies, 1 / Tensor.Where(varies, high - low, 1), 0);
        return ((training - low) * inverse, (other - low) * inverse);
    }
}

public sealed partial class SoftmaxRegression
{
    public static Tensor Logits(SoftmaxWeights w, Tensor x)
    {
        Require.Fits(w, x);
        return x.MatMul(w.Theta) + w.Bias.ExpandDims(0);
    }

    public static Tensor Probabilities(SoftmaxWeights w, Tensor x) => Quotients(Powers(Logits(w, x)));

    public static Tensor NegativeLogLikelihood(SoftmaxWeights w, Tensor x, Tensor labels)
    {
        var z = Logits(w, x);
        Require.Labels(labels, z);
        var top = z.Max(1);
        var own = Tensor.Where(Tensor.Equal(Tensor.OneHot(labels, z.Shape[1], z.DType), 1), z, 0).Sum(1);
        return (Tensor.Log(Powers(z).Sum(1)) + (top - own)).Sum();
    }

    public static SoftmaxWeights Gradient(SoftmaxWeights w, Tensor x, Tensor labels)
    {
        var p = Probabilities(w, x);
        Require.Labels(labels, p);
        var error = p - Tensor.OneHot(labels, p.Shape[1], p.DType);
        // Xᵀ·E as (Eᵀ·X)ᵀ, and the sum of rows as a product with ones.
        var ones = Tensor.Ones([1, x.Shape[0]], x.DType);
        return new SoftmaxWeights(error.T.MatMul(x).T, ones.MatMul(error).Flatten());
    }

    public static SoftmaxWeights Step(SoftmaxWeights w, Tensor x, Tensor labels, double rate)
    {
        Require.Rate(rate);
        Require.SomeRows(x);
        var (theta, bias) = Gradient(w, x, labels);
        double perRow = rate / x.Shape[0];
        return w with { Theta = w.Theta - (perRow * theta), Bias = w.Bias - (perRow * bias) };
    }

    public static int[] Classes(Tensor probabilities)
    {
        Require.Matrix(probabilities, nameof(probabilities));
        var greatest = Tensor.Equal(probabilities, probabilities.Max(1, keepDims: true));
        return greatest.To(DType.Int32).ArgMax(1).ToArray<int>();
    }

    private static Tensor Powers(Tensor z) => Tensor.Exp(z - z.Max(1).ExpandDims(1));

    private static Tensor Quotients(Tensor powers) => powers / powers.Sum(1).ExpandDims(1);
}

public sealed partial class ThresholdNeuron
{
    public bool Fires(params ReadOnlySpan<double> inputs)
    {
        Require.Inputs(inputs, Weights.Length, nameof(inputs));
        double rest = -Threshold;
        for (int i = 0; i < inputs.Length; i++) rest += Weights[i] * inputs[i];
        return rest > 0;
    }

    public static ThresholdNeuron And() => new([1, 1], 3.0 / 2);

    public static ThresholdNeuron Or() => new([1, 1], 1.0 / 2);

    public static ThresholdNeuron Not() => new([-1], -1.0 / 2);

    public static ThresholdNeuron XorByFeature()
    {
        double[] weights = [.. Or().Weights, -2];
        return new(weights, Or().Threshold);
    }

    public static (ThresholdNeuron Or, ThresholdNeuron And, ThresholdNeuron Output) XorByLayers()
    {
        ThresholdNeuron either = Or(), both = And(), apart = new([2, -2], 1);
        return (either, both, apart);
    }
}

public sealed partial class Perceptron
{
    public int Answer(ReadOnlySpan<double> x)
    {
        Require.Inputs(x, Weights.Length, nameof(x));
        double sum = 0;
        for (int i = x.Length - 1; i >= 0; i--) sum += x[i] * Weights[i];
        return sum + Bias < 0 ? -1 : 1;
    }

    public bool Learn(ReadOnlySpan<double> x, int label, double rate = 1)
    {
        Require.Sign(label, nameof(label));
        Require.Rate(rate);
        double error = (label - Answer(x)) / 2.0; // −1, 0 or 1
        for (int i = 0; i < x.Length; i++) Weights[i] += rate * error * x[i];
        Bias += rate * error;
        return error != 0;
    }

    public int Fit(double[][] rows, int[] labels, int epochs = 100, double rate = 1)
    {
        Require.Examples(rows, labels, Weights.Length);
        ArgumentOutOfRangeException.ThrowIfNegative(epochs);
        Require.Rate(rate);
        int epoch = 1;
        while (epoch <= epochs)
        {
            bool isClean = true;
            foreach (var (row, label) in rows.Zip(labels)) isClean &= !Learn(row, label, rate);
            if (isClean) return epoch;
            epoch++;
        }
        return -1;
    }
}
