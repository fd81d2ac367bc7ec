using Gradus.Tensors;

namespace Gradus.Linear;

public static partial class FeatureScaling
{
    public static (Tensor Training, Tensor Other) ToUnitRange(Tensor training, Tensor other)
    {
        Require.Columns(training, other);
        int columns = training.Shape[1];
        double[] a = training.To(DType.Float64).ToArray<double>(), b = other.To(DType.Float64).ToArray<double>();
        for (int c = 0; c < columns; c++)
        {
            double min = a[c], max = a[c];
            for (int i = c; i < a.Length; i += columns)
            {
                min = Math.Min(min, a[i]);
                max = Math.Max(max, a[i]);
            }
            for (int i = c; i < a.Length; i += columns) a[i] = max == min ? 0 : (a[i] - min) / (max - min);
            for (int i = c; i < b.Length; i += columns) b[i] = max == min ? 0 : (b[i] - min) / (max - min);
        }
        return (Tensor.FromSpan<double>(a, training.Shape).To(training.DType), Tensor.FromSpan<double>(b, other.Shape).To(other.DType));
    }
}
