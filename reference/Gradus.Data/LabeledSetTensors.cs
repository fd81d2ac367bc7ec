using Gradus.Tensors;

namespace Gradus.Data;

/// <summary>Tables with classes as tensors.</summary>
public static class LabeledSetTensors
{
    /// <param name="set">The table.</param>
    extension(LabeledSet set)
    {
        /// <summary>The features: [rows, columns].</summary>
        /// <param name="dtype">The type of the elements, float32 or float64.</param>
        /// <returns>A copy.</returns>
        /// <exception cref="ArgumentNullException">The set is null.</exception>
        /// <exception cref="ArgumentException">The type is neither.</exception>
        public Tensor X(DType dtype = DType.Float32)
        {
            ArgumentNullException.ThrowIfNull(set);
            if (!dtype.IsFloat()) throw new ArgumentException($"Features are float32 or float64, not {dtype.Name()}.", nameof(dtype));
            return Tensor.FromSpan<double>(set.Features, [set.Rows, set.Columns]).To(dtype);
        }

        /// <summary>The labels: int32 [rows]. <c>Tensor.OneHot(set.Y(), classes)</c> makes a row of 0 and 1 of each; <c>ArgMax(1)</c> leads back.</summary>
        /// <returns>A copy.</returns>
        /// <exception cref="ArgumentNullException">The set is null.</exception>
        public Tensor Y()
        {
            ArgumentNullException.ThrowIfNull(set);
            return Tensor.Of<int>(set.Labels);
        }
    }
}
