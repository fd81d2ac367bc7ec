using Gradus.Tensors;

namespace Gradus.Linear;

public static partial class FeatureScaling
{
    public static (Tensor Training, Tensor Other) ToUnitRange(Tensor training, Tensor other)
    {
        var all = Tensor.Concatenate(training, other);
        Tensor min = all.Min(0), max = all.Max(0);
        return ((training - min) / (max - min), (other - min) / (max - min));
    }
}
