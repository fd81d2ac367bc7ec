using Gradus.Tensors;

namespace Gradus.Linear;

/// <summary>Features in [0, 1], as lectures 0 and 1 scale their images.</summary>
public static partial class FeatureScaling
{
    /// <summary>(x − min) / (max − min) in each column, with the smallest and the greatest number among the <em>training</em> rows.</summary>
    /// <remarks>The other rows have no say: a test row that decided about the range would leak into the training. So they may leave [0, 1]. A column that is constant in the training rows becomes 0 in both.
    /// <c>Require.Columns</c> checks both arguments.</remarks>
    /// <param name="training">[n, features], float32 or float64, at least one row.</param>
    /// <param name="other">[m, features] of the same type, for example the test rows.</param>
    /// <returns>Both, scaled, of the arguments' type.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">Type or shape is another, the numbers of columns differ, there is no training row, or a training column has NaN or infinite numbers or a range that is no number.</exception>
    // exercise: scaling
    public static (Tensor Training, Tensor Other) ToUnitRange(Tensor training, Tensor other)
    {
        Require.Columns(training, other);
        Tensor smallest = training.Min(0), range = training.Max(0) - smallest;
        var isConstant = Tensor.Equal(range, 0);
        var divisor = Tensor.Where(isConstant, 1, range);
        return (Scaled(training), Scaled(other));

        Tensor Scaled(Tensor x) => Tensor.Where(isConstant, 0, (x - smallest) / divisor);
    }
}
