using Gradus.Tensors;

namespace Gradus.Networks;

public sealed partial class MlpRegressor
{
    public Tensor Predict(Tensor x) => HasColumns ? Outputs(x) : Outputs(x).Squeeze(1);

    public double Score(Tensor x, Tensor y)
    {
        ArgumentNullException.ThrowIfNull(y);
        Tensor outputs = Outputs(x);
        Tensor targets = y.Rank == 1 ? y.Reshape(y.Shape[0], 1) : y;
        Require.SameShape(targets, outputs, nameof(y), "the network's output");
        int n = outputs.Shape[0], columns = outputs.Shape[1];
        double[] prediction = outputs.To(DType.Float64).ToArray<double>(), truth = targets.To(DType.Float64).ToArray<double>();
        double sum = 0;
        for (int c = 0; c < columns; c++)
        {
            double mean = 0, error = 0, variation = 0;
            bool same = true;
            for (int i = 0; i < n; i++) mean += truth[(i * columns) + c] / n;
            for (int i = 0; i < n; i++)
            {
                double t = truth[(i * columns) + c], p = prediction[(i * columns) + c];
                error += (t - p) * (t - p);
                variation += (t - mean) * (t - mean);
                same &= t == truth[c];
            }
            if (same) sum += error == 0 ? 1 : 0;
            else sum += 1 - (error / variation);
        }
        return sum / columns;
    }
}
