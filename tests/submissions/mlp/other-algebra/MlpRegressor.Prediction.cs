using Gradus.Tensors;

namespace Gradus.Networks;

public sealed partial class MlpRegressor
{
    public Tensor Predict(Tensor x) => HasColumns ? Outputs(x) : Outputs(x).Reshape(-1);

    public double Score(Tensor x, Tensor y)
    {
        ArgumentNullException.ThrowIfNull(y);
        var outputs = Outputs(x).To(DType.Float64);
        var targets = y.To(DType.Float64);
        if (targets.Rank == 1) targets = targets.ExpandDims(1);
        Require.SameShape(targets, outputs, nameof(y), "the network's output");
        double total = 0;
        for (int column = 0; column < targets.Shape[1]; column++)
        {
            double[] truth = targets[.., column].ToArray<double>(), predicted = outputs[.., column].ToArray<double>();
            double error = truth.Zip(predicted, (t, p) => Math.Pow(t - p, 2)).Average();
            total += truth.Distinct().Count() == 1 ? (error == 0 ? 1 : 0) : 1 - (error / Variance(truth));
        }
        return total / targets.Shape[1];
    }

    private static double Variance(double[] numbers)
    {
        double mean = numbers.Average();
        return numbers.Average(v => Math.Pow(v - mean, 2));
    }
}
